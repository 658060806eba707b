import { plural } from '../../en/phrases.ts'

/** What stands around problems, and what is said of a failure that is none of the site's. */
export const reporting = {
  error: 'error',
  warning: 'warning',
  errors: (count: number) => plural(count, 'error'),
  warnings: (count: number) => plural(count, 'warning'),
  /** Of one code, after the few that are shown. */
  morePlaces: (p: { code: string; places: number; files: number }) =>
    `And ${p.places} more of ${p.code}${p.files > 1 ? `, in ${p.files} files` : ''}.`,
  /** Of one error, after those that are named. */
  moreFiles: (count: number) => `and ${plural(count, 'other file')}`,
  allPlaces: '`blog check` shows every place.',
  /** Below a report, for somebody who reads it as it comes. */
  explain: (code: string) => `More about a problem: blog explain ${code}`,
  interrupted: 'Interrupted.',
  unfinished: {
    message: 'The command was not done when it ended: something that it waited for never came.',
    hint: 'Look for a promise that is never kept in the config, an extension, a plugin or a script. --safe runs without all but the config.',
  },
  bug: (p: { error: string; debug: boolean }) => ({
    message: `Something went wrong inside hanmo; this is a bug in hanmo and not in your site. ${p.error}`,
    hint: p.debug
      ? 'Please report it with the lines below.'
      : 'The same command with --debug shows where; please report that.',
  }),
  causedBy: 'caused by: ',
  checked: (p: { posts: number; pages: number; links: number; time: string }) =>
    `${plural(p.posts, 'post')}, ${plural(p.pages, 'page')} and ${plural(p.links, 'link')} in ${p.time}`,
  nothingWrong: 'Nothing is wrong.',
  problems: (count: number) => plural(count, 'problem'),
  problemsIn: 'in',
}
