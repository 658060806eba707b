import type { Route } from '../model/route.ts'

/** A page of a generator's for which a view of the theme is asked. Lists of posts are the posts' paths. */
export function viewRoute(path: string, { layout, data = {} }: any): Omit<Extract<Route, { kind: 'view' }>, 'path'> {
  const owner = { kind: 'scripts' } as const
  const views = [...[layout].flat(), 'page', 'post', 'index'].filter((view) => typeof view === 'string')
  const { posts, base, current = 1, total = 1, title } = data
  if (typeof posts?.toArray !== 'function')
    return { kind: 'view', views, page: { kind: 'made', fields: plainFields(data) }, owner }
  const sources = posts.toArray().map(({ source }: any) => source)
  const list = { kind: 'list', list: 'archive', posts: sources, format: 'page/%d/', current, total } as const
  return {
    kind: 'view',
    views: [...[layout].flat(), 'archive', 'index'],
    page: { ...list, base: base ?? path.replace(/[^/]*$/, ''), ...(title && { title }) },
    owner,
  }
}

/** What of a page's data can be written down. */
function plainFields(data: any): Readonly<Record<string, unknown>> {
  const fields = Object.entries(data).filter(
    ([, value]) => ['string', 'number', 'boolean'].includes(typeof value) || isPlain(value),
  )
  return Object.fromEntries(fields)
}

function isPlain(value: any): boolean {
  try {
    return value !== null && typeof value === 'object' && JSON.stringify(value) !== undefined && !value._model
  } catch {
    return false
  }
}
