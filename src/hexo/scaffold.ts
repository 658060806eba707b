import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { scriptsIn } from './scripts.ts'

/** `hexo.scaffold`: what new posts begin with, by layout; a file of `scaffolds/` each. */
export class Scaffolds {
  readonly context: any
  readonly defaults: Record<string, string> = {
    normal: '---\nlayout: {{ layout }}\ntitle: {{ title }}\ndate: {{ date }}\ntags:\n---',
  }

  constructor(context: any) {
    this.context = context
  }

  get(name: string, ...rest: any[]): Promise<any> {
    return this.context._called(rest, async () => {
      const file = this.#file(name)
      return file === undefined ? this.defaults[name] : (await readFile(file, 'utf8')).replace(/\r\n?/g, '\n')
    })
  }

  set(name: string, content: string, ...rest: any[]): Promise<any> {
    return this.context._called(rest, async () => {
      const file = this.#file(name) ?? join(this.context.scaffold_dir, extname(name) === '' ? `${name}.md` : name)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, content)
    })
  }

  remove(name: string, ...rest: any[]): Promise<any> {
    return this.context._called(rest, async () => {
      const file = this.#file(name)
      if (file !== undefined) await rm(file)
    })
  }

  #file(name: string): string | undefined {
    const folder: string = this.context.scaffold_dir
    if (!existsSync(folder)) return undefined
    return scriptsIn(folder).find((file) => {
      const path = file.slice(folder.length).replaceAll('\\', '/')
      return !/(?:^|\/)_/.test(path) && path.slice(0, path.length - extname(path).length) === name
    })
  }
}
