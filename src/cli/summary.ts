import type { Messages } from '../messages/catalogue.ts'
import { inWords } from '../messages/say.ts'
import type { Texts } from '../messages/texts/en.ts'
import type { Report } from '../road/report.ts'
import type { Colors } from './terminal.ts'
import { oneLine } from './text-width.ts'

/** A build in two lines: what the site holds, what changed, how long it took, and where to look. */

interface SummaryParts {
  readonly report: Report
  readonly elapsedMs: number
  /** The folder to open, as the author would type it. */
  readonly folder: string
  readonly colors: Colors
  readonly texts: Texts['building']
}

export function summaryOf({ report, elapsedMs, folder, colors, texts }: SummaryParts): string {
  const { green, red, yellow, bold, dim } = colors
  const holds = texts.holds(report)
  const time = secondsOf(elapsedMs, texts)
  if (!report.good)
    return [
      `${red('✗')} ${bold(texts.nothingPublished)}${dim(texts.heldIn({ holds, time }))}`,
      `  ${texts.asItWas(oneLine(folder))}`,
    ].join('\n')
  return [
    `${green('✓')} ${bold(texts.files(report.files))}${dim(texts.from(holds))}`,
    `  ${changesIn(time, report, texts)} → ${bold(oneLine(folder))}`,
    ...(report.stripped === undefined ? [] : [dim(`  ${texts.stripped(report.stripped)}`)]),
    ...(report.vanished === undefined ? [] : [`  ${yellow('!')} ${texts.vanished(report.vanished)}`]),
  ].join('\n')
}

/** A build after a change, in one line with the time of day, so that a glance shows the latest. */
export function roundOf({
  report,
  elapsedMs,
  colors,
  texts,
  clock,
}: Omit<SummaryParts, 'folder'> & { readonly clock: string }): string {
  const { green, red, dim } = colors
  return report.good
    ? `${green('✓')} ${dim(clock)} ${changesIn(secondsOf(elapsedMs, texts), report, texts)}`
    : `${red('✗')} ${dim(clock)} ${texts.nothingPublishedYet}`
}

function changesIn(time: string, { changed, removed }: Report, texts: Texts['building']): string {
  return texts.inTime({ what: texts.changes({ changed: changed.length, removed: removed.length }), time })
}

/** `0.08 s`, `1.4 s`, `2 min 5 s`. */
export function secondsOf(ms: number, texts: Texts['building']): string {
  const seconds = ms / 1000
  if (seconds < 0.995) return texts.seconds(seconds.toFixed(2))
  if (seconds < 59.95) return texts.seconds(seconds.toFixed(1))
  const whole = Math.round(seconds)
  return texts.minutes({ minutes: Math.floor(whole / 60), seconds: whole % 60 })
}

/** What `generate --json` prints: the report and how it ended, for scripts. */
export function reportJson(report: Report, messages: Messages, elapsedMs: number, folder: string): string {
  const problems = report.problems.map((problem) => inWords(problem, messages))
  return JSON.stringify({ ...report, problems, elapsedMs: Math.round(elapsedMs), folder }, null, 2)
}
