import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { PostRenderer } from './post.ts'

/** `hexo.post`: it renders, and writes new posts from scaffolds. */
export class Posts extends PostRenderer {
  /** @param given what scripts say of the post; all but the names of the file goes into its front matter */
  create(given: any, ...rest: any[]): Promise<any> {
    return this.context._called(rest, (replace?: boolean) => this.#create(given, replace === true))
  }

  /** Makes a post of a draft. */
  publish(given: any, ...rest: any[]): Promise<any> {
    return this.context._called(rest, (replace?: boolean) => this.#publish(given, replace === true))
  }

  async #create(data: any, replace: boolean): Promise<any> {
    const hexo = this.context
    const { config, moment } = hexo
    data.slug = slugOf(hexo, (data.slug || data.title).toString())
    data.layout = (data.layout || config.default_layout).toLowerCase()
    data.date = data.date ? moment(data.date) : moment()
    const path: string = await hexo.execFilter('new_post_path', data, { args: [replace], context: hexo })
    const content = await this.#fromScaffold(data)
    await mkdir(dirname(path), { recursive: true })
    // A filter may give a name that is taken.
    await writeFile(path, content, { flag: replace ? 'w' : 'wx' })
    if (config.post_asset_folder && withoutEnding(basename(path)) !== 'index')
      await mkdir(withoutEnding(path), { recursive: true })
    const made = { path, content }
    hexo.emit('new', made)
    return made
  }

  async #fromScaffold(data: any): Promise<string> {
    const hexo = this.context
    const matter = hexo.modules.load('hexo-front-matter')
    const scaffold = (await hexo.scaffold.get(data.layout)) ?? (await hexo.scaffold.get('normal'))
    const { data: written = '', content: body, separator = '---', prefixSeparator } = matter.split(scaffold)
    const isJson = separator.startsWith(';')
    const front = await hexo.extend.tag.render(written, asText(hexo, data, isJson))
    const { _content: _, ...values } = matter.parse(`${separator}\n${front}\n${separator}\n`)
    const added = Object.entries(data).filter(([key, value]) => !OF_FILE.has(key) && value != null)
    const all = { ...values, ...Object.fromEntries(added) }
    const head = matter.stringify(all, { mode: isJson ? 'json' : '' })
    return `${prefixSeparator ? `${separator}\n` : ''}${head}${body}${data.content ? `\n${data.content}` : ''}`
  }

  async #publish(data: any, replace: boolean): Promise<any> {
    const hexo = this.context
    const drafts = join(hexo.source_dir, '_drafts')
    const slug = slugOf(hexo, data.slug.toString())
    const layout = (data.layout && data.layout !== 'draft' ? data.layout : hexo.config.default_layout).toLowerCase()
    const name = (await readdir(drafts)).find((file) => withoutEnding(file) === slug && extname(file) !== '')
    if (name === undefined) throw new Error(`Draft "${slug}" does not exist.`)
    const draft = join(drafts, name)
    const { _content: content, ...front } = hexo.modules.load('hexo-front-matter').parse(await readFile(draft, 'utf8'))
    const made = await this.#create({ ...data, slug, layout, ...front, content }, replace)
    await rm(draft)
    if (hexo.config.post_asset_folder)
      await rename(withoutEnding(draft), withoutEnding(made.path)).catch(() => undefined)
    return made
  }
}

/** What says where the file is and what its text is, and is no key of its front matter unless the scaffold has it. */
const OF_FILE = new Set(['title', 'slug', 'path', 'layout', 'date', 'content'])

const slugOf = (hexo: any, text: string): string => hexo.util.slugize(text, { transform: hexo.config.filename_case })

const withoutEnding = (path: string): string => path.slice(0, path.length - extname(path).length)

/** What stands in a scaffold for its variables. */
function asText(hexo: any, data: any, isJson: boolean): any {
  const zone = hexo.config.timezone
  return Object.fromEntries(
    Object.entries<any>(data).map(([key, value]) => {
      if (value?._isAMomentObject || value instanceof Date) {
        const when = zone && hexo.moment.tz ? hexo.moment.tz(value, zone) : hexo.moment(value)
        const text = when.format('YYYY-MM-DD HH:mm:ss')
        return [key, isJson ? `"${text}"` : text]
      }
      const isQuoted = typeof value === 'string' && (isJson || /[:{}[\]'"]|^#|^!!/.test(value))
      return [key, isQuoted ? quoted(value) : value]
    }),
  )
}

/** A quote that a script has escaped already stays so. */
const quoted = (text: string): string => `"${text.replace(/\\(?!")/g, '\\\\').replace(/\\?"/g, '\\"')}"`
