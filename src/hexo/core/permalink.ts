import { createHash } from 'node:crypto'
import { basename } from 'node:path'

/** A post → its address, by the pattern of the config. @compat the day is that of `timezone`, not of the machine */
export function postPermalink(this: any, post: any): string {
  const { config, util } = this
  const withSlash = (path: string) =>
    config.post_asset_folder && !path.endsWith('/') && !path.endsWith('.html') ? `${path}/` : path
  if (post.__permalink) {
    const path = withSlash(String(post.__permalink))
    return path.startsWith('/') ? path : `/${path}`
  }
  const { slug, date } = post
  const at = (format: string) => date.format(format)
  const values: any = {
    id: post.id || post._id,
    title: slug,
    name: typeof slug === 'string' ? basename(slug) : '',
    post_title: util.slugize(post.title, { transform: 1 }),
    year: at('YYYY'),
    month: at('MM'),
    day: at('DD'),
    hour: at('HH'),
    minute: at('mm'),
    second: at('ss'),
    i_month: at('M'),
    i_day: at('D'),
    timestamp: at('X'),
    hash:
      slug && date
        ? createHash('sha1')
            .update(slug + date.unix())
            .digest('hex')
            .slice(0, 12)
        : null,
    category: config.default_category,
  }
  const categories = post.categories
  if (categories.length) values.category = categories.last().slug
  const pattern = new util.Permalink(config.permalink, {})
  // Only what the pattern asks for: other members may be worked out from this very address.
  for (const [, name = ''] of String(config.permalink).matchAll(/:(\w+)/g))
    if (!Object.hasOwn(values, name))
      values[name] = (Object.hasOwn(post, name) ? post[name] : config.permalink_defaults?.[name]) ?? values.hash
  return withSlash(pattern.stringify(values))
}
