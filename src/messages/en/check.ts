import type { Area } from '../words.ts'

/** Links and files as `blog check` finds them, and those codes that Markdown reports as well. */
export const check = {
  'link-missing': (p: Broken) => ({
    message: `The link leads to "${p.what}", and this site has no such page.${onPages(p)}`,
    hint:
      meant(p) ??
      (p.page === undefined
        ? 'Fix the address, or remove the link. "blog list route" shows all addresses.'
        : 'The theme prints it: look at its settings, such as its menu.'),
  }),
  'image-missing': (p: { picture: string; ofSite?: boolean } | Broken) =>
    'picture' in p
      ? {
          message: `There is no picture "${p.picture}" ${p.ofSite || p.picture.startsWith('/') ? 'on this site' : 'beside this article'}.`,
          hint:
            p.ofSite || p.picture.startsWith('/')
              ? 'Put the file below source/, or correct the path.'
              : 'Put it beside the article or into the folder that has its name, or correct the path.',
        }
      : {
          message: `The picture "${p.what}" is not on this site.${onPages(p)}`,
          hint: meant(p) ?? 'Put the file beside the post or below source/, and write its path from there.',
        },
  'anchor-missing': (p: { id: string; near?: string | undefined } | Broken) =>
    'id' in p
      ? {
          message: `The link leads to "#${p.id}", and nothing on this page has that id.`,
          hint: p.near === undefined ? 'Write {#id} behind the heading that is meant.' : `Did you mean "#${p.near}"?`,
        }
      : {
          message: p.url.startsWith('#')
            ? `The link leads to "#${p.what}", and nothing on this page has that id.${onPages(p)}`
            : `The link leads to "${p.url}", and that page has no "#${p.what}".${onPages(p)}`,
          hint: meant(p) ?? 'Look at the id of the heading that is meant, or give it one with {#id}.',
        },
  'file-missing': (p: Broken) => ({
    message: `The page needs the file "${p.what}", and this site has none.${onPages(p)}`,
    hint: meant(p) ?? 'Fix the address, or put the file below source/.',
  }),
  'image-unsized': (p: { picture: string }) => ({
    message: `The page jumps when the picture "${p.picture}" comes, because nothing says how large it is.`,
    hint: 'Write it in Markdown, or give the <img> its `width` and `height`.',
  }),
  'image-position': () => ({
    message: 'The picture that stands in the text itself (data:) says where it was taken.',
    hint: 'Save it as a file below source/ and show that: what cameras write is not published then.',
  }),
  'image-heavy': (p: { kb: number; budget: number; help: 'sharp' | 'smaller' | 'other' }) => ({
    message: `Readers load ${p.kb} kB for this picture; the site’s limit is ${p.budget} kB (\`images.budget\`).`,
    hint: {
      sharp: 'With "npm install sharp" pages offer it in smaller sizes.',
      smaller: 'Make it smaller in an editor.',
      other: 'Make it smaller; of what moves, a film takes a tenth of the bytes.',
    }[p.help],
  }),
  'asset-unused': (p: { kb: number }) => ({
    message: `The file is published (${p.kb} kB), and no page shows it or links to it.`,
    hint: 'Delete it, or show it where it belongs.',
  }),
  'page-differs': (p: { page: string; first: string; second: string }) => ({
    message: `"${p.page}" came out differently when it was made a second time: \`${p.first}\` became \`${p.second}\`.`,
    hint: 'A helper, a tag or a view counts, draws by chance, or reads the clock or what an earlier page left. Make it of facts alone, or say facts.volatile(why): see docs/extensions.md.',
  }),
} satisfies Area

export interface Broken {
  /** What is missing: an address, or an id. */
  what: string
  /** As the page has it. */
  url: string
  /** What is known of the place that is meant. */
  meant?: 'exact' | 'case' | 'root' | 'near' | 'unreadable' | undefined
  address?: string | undefined
  root?: string | undefined
  /** For a link of the theme: the first page it is on, and how many there are. */
  page?: string | undefined
  pages?: number | undefined
}

function meant({ meant: how, address, root }: Broken): string | undefined {
  switch (how) {
    case 'exact':
      return `The address is "${address}".`
    case 'case':
      return `There is "${address}", which differs in case: only Windows and macOS take the two for one.`
    case 'root':
      return `The site's root is "${root}": write "${address}".`
    case 'near':
      return `Did you mean "${address}"?`
    case 'unreadable':
      return 'Browsers cannot read it as an address.'
    case undefined:
      return undefined
  }
}

function onPages({ page, pages = 1 }: Broken): string {
  if (page === undefined) return ''
  return pages === 1 ? ` It is on "${page}".` : ` It is on ${pages} pages; "${page}" is one of them.`
}
