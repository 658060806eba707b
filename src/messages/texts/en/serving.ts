import { plural } from '../../en/phrases.ts'

/** The preview: on the terminal, in the panel of its pages, and as plain text where there is no page. */
export const serving = {
  noBrowser: (url: string) => `No browser could be opened. Open ${url}`,
  everybody: 'Everybody who can reach this machine can see the site, drafts too if they are shown.',
  showing: 'Showing public/ as it is; Ctrl+C ends it.',
  following: 'Following every save; Ctrl+C ends it.',
  keys: 'o open · n new post · r reopen · u addresses · q quit',
  onlyHere: 'Only this machine can see it. For a phone in the same network: blog server --host 0.0.0.0',
  portTaken: (port: number) => `Port ${port} was taken by another program.`,
  noErrors: 'No errors.',
  saved: (p: { file: string; more: number }) => (p.more === 0 ? p.file : `${p.file} and ${p.more} more`),
  panel: {
    errors: (count: number) =>
      `${plural(count, 'error')}; this goes away when ${count === 1 ? 'it is' : 'they are'} fixed`,
    warnings: (count: number) => plural(count, 'warning'),
    near: 'There is no page here. Perhaps one of these:',
    close: 'Close',
  },
  /** For pictures that are pasted into a page, or dropped on it. */
  pasting: {
    drop: 'Drop to add the picture to this article',
    title: 'Add to this article',
    words: 'What does it show?',
    append: 'Add at the end',
    copy: 'Save and copy',
    close: 'Close',
    saving: 'Saving …',
    copied: 'Saved. The line is on the clipboard:',
    uncopied: 'Saved. Copy the line:',
    appended: 'Saved, and added at the end:',
    tooLarge: (megabytes: number) => `The limit for a picture is ${megabytes} MB.`,
    away: 'The preview does not answer.',
  },
  answers: {
    nothingHere: 'There is nothing here.',
    otherOrigin: 'Pages of other sites get no events.',
    noAuthor: 'Pictures are taken from pages of this preview only, opened on this machine.',
    noArticle: 'There is no article at this address.',
    getOrPost: 'Only GET and POST are answered.',
    unknownHost: (host: string) => `The preview does not know the host "${host}". --allowed-hosts lets it in.`,
    method: 'Only GET and HEAD are answered.',
    unreadableAddress: 'The address cannot be read.',
    gone: 'The file is gone.',
    unreadableFile: 'The file cannot be read.',
  },
}
