import { plural } from '../../en/phrases.ts'

/** New sites and articles, lists of what there is, and questions. */
export const writing = {
  newSite: (p: { folder: string; files: number }) => `A new site in ${p.folder} (${plural(p.files, 'file')})`,
  kept: (files: readonly string[]) => `Left as they were: ${files.join(', ')}`,
  next: 'Next:',
  thePreview: 'the site in a browser; it follows every save',
  theNextPost: 'the next post',
  yourTitle: '你的标题',
  alreadyExists: (file: string) => `${file} already exists; --replace would have overwritten it.`,
  titleOf: (layout: string) => `Title of the new ${layout}`,
  sampleTitle: '你好，世界',
  pleaseWrite: 'Please write something.',
  whichDraft: 'Which draft?',
  waysOut: 'Ways to fix it:',
  cleaned: (p: { files: number; folder: string }) =>
    `${p.files === 0 ? `Nothing to remove in ${p.folder}` : `Removed ${plural(p.files, 'file')} from ${p.folder}`}, and the cache is empty.`,
  noneYet: (type: string) => `This site has no ${type} yet.`,
  columns: {
    date: 'Date',
    title: 'Title',
    file: 'File',
    address: 'Address',
    posts: 'Posts',
    kind: 'Kind',
    madeFrom: 'Made from',
    categories: 'Categories',
    tags: 'Tags',
    name: 'Name',
    setting: 'setting',
    from: 'from',
    value: 'value',
  },
  byDefault: 'default',
}
