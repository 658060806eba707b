import type { Messages } from '../messages/catalogue.ts'
import { inWords } from '../messages/say.ts'
import type { Report } from '../road/report.ts'
import { plural } from './reporter.ts'
import type { Colors } from './terminal.ts'
import { oneLine } from './text-width.ts'

/** A build in two lines: what the site holds, what changed, how long it took, and where to look. */

interface SummaryParts {
  readonly report: Report
  readonly elapsedMs: number
  /** The folder to open, as the author would type it. */
  readonly folder: string
  readonly colors: Colors
}

export function summaryOf({ report, elapsedMs, folder, colors }: SummaryParts): string {
  const { green, red, yellow, bold, dim } = colors
  const holds = [
    plural(report.posts, 'post'),
    plural(report.pages, 'page'),
    plural(report.tags, 'tag'),
    plural(report.categories, 'category', 'categories'),
  ].join(', ')
  if (!report.good)
    return [
      `${red('✗')} ${bold('Nothing was published.')} ${dim(`${holds}; ${secondsOf(elapsedMs)}`)}`,
      `  ${oneLine(folder)} is as it was. Fix the errors above and run the command again.`,
    ].join('\n')
  return [
    `${green('✓')} ${bold(plural(report.files, 'file'))} ${dim(`from ${holds}`)}`,
    `  ${changesOf(report)} in ${secondsOf(elapsedMs)} → ${bold(oneLine(folder))}`,
    ...(report.vanished === undefined ? [] : [`  ${yellow('!')} ${vanishedText(report.vanished)}`]),
  ].join('\n')
}

/** A build after a change, in one line with the time of day, so that a glance shows the latest. */
export function roundOf({
  report,
  elapsedMs,
  colors,
  clock,
}: Omit<SummaryParts, 'folder'> & { readonly clock: string }): string {
  const { green, red, dim } = colors
  return report.good
    ? `${green('✓')} ${dim(clock)} ${changesOf(report)} in ${secondsOf(elapsedMs)}`
    : `${red('✗')} ${dim(clock)} Nothing was published; the site is built again as soon as a file changes.`
}

/** `12 of 20 pages are gone, which is more than half.` */
export function vanishedText({ pages, of }: NonNullable<Report['vanished']>): string {
  return `${pages} of the ${of} pages that were there are gone, which is more than half.`
}

function changesOf({ changed, removed }: Report): string {
  if (changed.length === 0 && removed.length === 0) return 'Nothing changed'
  const parts = [`${changed.length} changed`, ...(removed.length > 0 ? [`${removed.length} removed`] : [])]
  return parts.join(', ')
}

/** `0.08 s`, `1.4 s`, `2 min 5 s`. */
export function secondsOf(ms: number): string {
  const seconds = ms / 1000
  if (seconds < 0.995) return `${seconds.toFixed(2)} s`
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** What `generate --json` prints: the report and how it ended, for scripts. */
export function reportJson(report: Report, messages: Messages, elapsedMs: number, folder: string): string {
  const problems = report.problems.map((problem) => inWords(problem, messages))
  return JSON.stringify({ ...report, problems, elapsedMs: Math.round(elapsedMs), folder }, null, 2)
}
