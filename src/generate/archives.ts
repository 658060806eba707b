import { partsOf } from '../base/dates.ts'
import type { SourcePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { Route } from '../model/route.ts'
import { folderOf, type Generator, type Plan } from './generator-context.ts'
import { orderBy } from './order.ts'
import { type List, paginate } from './paginate.ts'

/** Archives of all posts, of each year, month and day as configured. @compat as hexo-generator-archive */
export const archiveRoutes: Generator = function* (plan) {
  const { site, config } = plan
  const options = config.archive_generator
  if (!options.enabled) return
  const posts = orderBy(site.posts, options.order_by)
  const periods = new Map<string, { period: Period; posts: SourcePath[] }>()
  const add = (key: string, period: Period, source: SourcePath) => {
    const found = periods.get(key)
    if (found) found.posts.push(source)
    else periods.set(key, { period, posts: [source] })
  }
  for (const { source, date } of posts) {
    const { year, month, day } = partsOf(date, config.timezone)
    const [y, m, d] = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')]
    add('', {}, source)
    if (!options.yearly) continue
    add(`${y}/`, { year }, source)
    if (options.monthly) add(`${y}/${m}/`, { year, month }, source)
    if (options.daily) add(`${y}/${m}/${d}/`, { year, month, day }, source)
  }
  if (periods.size === 0) periods.set('', { period: {}, posts: [] })
  for (const [key, { period, posts }] of periods) yield* archive(key, period, posts, plan)
}

type Period = Pick<List['page'], 'year' | 'month' | 'day'>

function archive(key: string, period: Period, posts: SourcePath[], plan: Plan): Iterable<Route | Problem> {
  const { config } = plan
  const folder = folderOf(config.archive_dir)
  return paginate(
    {
      page: { list: 'archive', ...period },
      posts,
      base: `${folder === '' ? '' : `${folder}/`}${key}`,
      perPage: config.archive_generator.per_page ?? config.per_page,
      paginationDir: config.pagination_dir,
      views: ['archive', 'index'],
      owner: key === '' ? { kind: 'archives' } : { kind: 'archives-of', name: key.slice(0, -1).replaceAll('/', '-') },
    },
    plan,
  )
}
