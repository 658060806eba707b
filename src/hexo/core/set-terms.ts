/** What scripts call to give a post other tags or categories: documents of these, and of the links between. */

type Setter = (this: any, names: any) => Promise<any>

const isName = (name: any): boolean => name !== undefined && name !== null && name !== ''

export function setTags(hexo: any): Setter {
  return function (names) {
    return hexo.answer(async () => {
      const ids: string[] = []
      for (const name of this.notPublished() ? [] : names.filter(isName).map(String))
        ids.push((await foundOrMade(hexo.model('Tag'), { name }, { name }))._id)
      return link(hexo, this._id, ids, { kind: 'PostTag', key: 'tag_id' })
    })
  }
}

/** @compat names side by side are one within the other, unless a list is among them: then each is a way of its own */
export function setCategories(hexo: any): Setter {
  return function (names) {
    return hexo.answer(async () => {
      const given = names.filter(isName)
      const ways = given.some(Array.isArray) ? given.map((way: any) => [way].flat()) : [given]
      const ids: string[] = []
      for (const way of this.notPublished() ? [] : ways) ids.push(...(await alongWay(hexo, way)))
      return link(hexo, this._id, ids, { kind: 'PostCategory', key: 'category_id' })
    })
  }
}

async function alongWay(hexo: any, way: readonly any[]): Promise<readonly string[]> {
  const ids: string[] = []
  for (const name of way.filter(isName).map(String)) {
    const parent = ids.at(-1)
    const known = { name, parent: parent ?? { $exists: false } }
    const made = { name, ...(parent !== undefined && { parent }) }
    ids.push((await foundOrMade(hexo.model('Category'), known, made))._id)
  }
  return ids
}

/** Another post may be about to make the same. */
async function foundOrMade(model: any, known: any, made: any): Promise<any> {
  return (
    model.findOne(known) ??
    model.insert(made).catch((error: unknown) => {
      const other = model.findOne(known)
      if (other) return other
      throw error
    })
  )
}

/** Links a post with these and with no others. */
async function link(
  hexo: any,
  post: string,
  ids: readonly string[],
  { kind, key }: { readonly kind: string; readonly key: string },
): Promise<void> {
  const model = hexo.model(kind)
  const known = hexo.links[kind].of('post_id', post)
  for (const id of new Set(ids))
    if (!known.some((one: any) => one[key] === id)) await model.insert({ post_id: post, [key]: id })
  for (const one of known.filter((one: any) => !ids.includes(one[key]))) await model.removeById(one._id)
}
