import { BlogError, problem } from '../../base/problem.ts'
import { escapeHtml } from '../../base/text.ts'
import { dateText } from '../dates.ts'
import type { Scope } from '../scope.ts'
import { siteDate, siteMoment } from '../site-clock.ts'

/** `date` and its kin: dates in the site's zone and the page's language, in moment's formats. */
export function dateHelpers(scope: Scope) {
  const format = (value: unknown, wanted: string): string => {
    // Asked for even where the text is known: with it the page reads the zone, and is stale when that changes.
    const dates = scope.dates()
    const language = scope.language()
    const make = () => dates.from(value, language).format(wanted)
    // A post's date stands on its own page and on every list that has the post.
    return value instanceof Date || dates.moment.isMoment(value)
      ? dateText(scope.shared.dates, { instant: value.valueOf(), form: wanted, language }, make)
      : make()
  }
  const date = (value?: unknown, wanted?: unknown) => format(value, String(wanted || scope.config.date_format))
  const time = (value?: unknown, wanted?: unknown) => format(value, String(wanted || scope.config.time_format))
  const date_xml = (value?: unknown): string => {
    // An instant is the same in every zone and language.
    const isDate = value instanceof Date || scope.dates().moment.isMoment(value)
    const instant = isDate ? value.valueOf() : scope.dates().from(value).valueOf()
    if (Number.isNaN(instant)) throw new BlogError(problem('template-failed', { fault: 'date', value: String(value) }))
    return dateText(scope.shared.dates, { instant, form: 'xml', language: '' }, () => new Date(instant).toISOString())
  }
  return {
    Date: siteDate(() => scope.facts.now()),
    moment: siteMoment(
      () => scope.shared.lazyMoment,
      () => scope.facts.now(),
    ),
    date,
    time,
    date_xml,
    full_date: (value?: unknown, wanted?: unknown) =>
      wanted ? format(value, String(wanted)) : `${date(value)} ${time(value)}`,
    relative_date: (value?: unknown) => scope.dates().from(value, scope.language()).from(scope.dates().from(undefined)),
    time_tag: (value?: unknown, wanted?: unknown) =>
      `<time datetime="${date_xml(value)}">${escapeHtml(date(value, wanted))}</time>`,
  }
}
