/** What `blog list` can list. */
export const TYPES = ['post', 'page', 'draft', 'tag', 'category', 'route'] as const

export type ListType = (typeof TYPES)[number]
