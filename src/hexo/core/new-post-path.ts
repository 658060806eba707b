import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'

/** Where a new post goes: by its path, or by `new_post_name`. A name that is taken gets a number unless it may be replaced. */
export function newPostPath(this: any, data: any = {}, replace = false): string {
  const { path, layout, slug } = data
  if (!path && !slug) throw new TypeError('Either data.path or data.slug is required!')
  const folder = join(this.source_dir, FOLDERS[layout] ?? '_posts')
  const name = path || (layout === 'page' ? `${slug}/index` : layout === 'draft' ? slug : nameOf(this, data))
  const ending = extname(join(folder, name)) || extname(this.config.new_post_name) || '.md'
  const file = join(folder, name.endsWith(ending) ? name : `${name}${ending}`)
  if (replace || !existsSync(file)) return file
  const stem = file.slice(0, file.length - ending.length)
  for (let number = 1; ; number++) if (!existsSync(`${stem}-${number}${ending}`)) return `${stem}-${number}${ending}`
}

const FOLDERS: Readonly<Record<string, string>> = { page: '', draft: '_drafts' }

function nameOf({ config, moment, util }: any, data: any): string {
  const { slug } = data
  const date = moment(data.date || undefined)
  const hash = createHash('sha1').update(`${slug}${date.unix()}`).digest('hex').slice(0, 12)
  return new util.Permalink(config.new_post_name, {}).stringify({
    ...config.permalink_defaults,
    ...data,
    year: date.format('YYYY'),
    month: date.format('MM'),
    i_month: date.format('M'),
    day: date.format('DD'),
    i_day: date.format('D'),
    title: slug,
    hash,
  })
}
