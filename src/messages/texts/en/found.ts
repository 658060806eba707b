/** The table at the end of a moved site's first build: what it has, and what was done with it. */
export const found = {
  kinds: {
    breaks: row('single line breaks', 'break the line'),
    doubles: row('$$x$$ among words', 'stays in its line'),
    headings: row('## without a space', 'is a heading'),
    zone: row('empty timezone', (zone) => `read as ${zone}`),
    hidden: row('hidden posts', 'listed nowhere'),
    'held-back': row('drafts and the like', 'not published'),
    locked: row('posts with a password', 'published encrypted'),
    slugs: row('slug in front matter', 'not in the address'),
    'files-beside': row('files beside posts', 'published with them'),
    untitled: row('posts without a title', 'heading or file name'),
    escapes: row('escapes in formulas', 'read as meant'),
    'missing-files': row('missing pictures', 'left as written'),
    'unknown-tags': row('unknown tags', (names) => `text: ${names}`),
    'unknown-keys': row('unknown keys', (names) => `ignored: ${names}`),
  },
  what: 'What was found',
  count: 'Count',
  done: 'What was done',
  more: 'More in',
  /** @param renderer whose Markdown the site was written for, if that is known */
  end: (renderer: string | undefined) =>
    `${renderer === undefined ? '' : `It was written for ${renderer}; `}docs/moving-from-hexo.md says what differs.`,
}

export interface Row {
  readonly what: string
  /** @param names those of the finding, as a list */
  readonly done: (names: string) => string
}

function row(what: string, done: string | ((names: string) => string)): Row {
  return { what, done: typeof done === 'string' ? () => done : done }
}
