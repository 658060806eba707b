import { EventEmitter } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { globMatcher } from '../source/globs.ts'
import { processorOf } from './extend/processor.ts'
import { showFiles } from './processing.ts'
import { lookAt } from './reading.ts'

/** `hexo.source`: the site's own files as scripts see them. What Hexo makes of them is made on the road. */
export class SourceBox extends EventEmitter {
  readonly context: any
  base: string
  /** The registry's own list: scripts add to both. */
  readonly processors: any[]
  readonly File = { TYPE_CREATE: 'create', TYPE_UPDATE: 'update', TYPE_SKIP: 'skip', TYPE_DELETE: 'delete' }

  constructor(context: any) {
    super()
    this.context = context
    this.base = context.source_dir
    this.processors = context.extend.processor.list()
  }

  addProcessor(pattern: any, process?: any): void {
    this.processors.push(processorOf(pattern, process))
  }

  /** Scripts call it when they have changed a file. */
  process(...rest: any[]): Promise<any> {
    return this.context.load(...rest)
  }
  watch(...rest: any[]): Promise<any> {
    return this.context.load(...rest)
  }
  unwatch(): void {}
  isWatching(): boolean {
    return false
  }

  /** Shows all files to processors. The names in each folder are facts, and so is what is read of a file. */
  async show(): Promise<void> {
    const isHeard = this.listenerCount('processBefore') + this.listenerCount('processAfter') > 0
    if (this.processors.length === 0 && !isHeard) return
    const isIgnored = globMatcher([this.context.config.ignore ?? []].flat().filter(Boolean))
    const paths = filesBelow(this.base).filter((path) => !isIgnored(join(this.base, path)))
    await showFiles(
      this,
      paths.map((path) => ({ path, absolute: join(this.base, path) })),
    )
  }
}

function filesBelow(base: string, below = ''): readonly string[] {
  const folder = join(base, below)
  if (!existsSync(folder)) return []
  lookAt('list', folder)
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => below + name)
  const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => filesBelow(base, `${below}${name}/`))
  return [...files, ...inner.flat()]
}
