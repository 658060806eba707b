import type { Config } from '../model/config.ts'
import type { Facts } from '../model/facts.ts'
import type { ListForm, SearchSegment, SegmentKey } from '../model/search.ts'
import { writeEntries } from '../search/content-json.ts'
import { createDates, type Dates, knownDates, loadMoment } from '../theme/dates.ts'

/** Parts of `content.json`, whose dates are written as templates write them; moment loads where a form is asked for. */
export function createEntries({
  timezone,
  language,
}: Config): (key: SegmentKey<ListForm>, facts: Facts) => SearchSegment {
  const settings = { zone: timezone, language: language[0] ?? 'zh-CN', known: knownDates(), now: () => new Date(0) }
  let dates: Dates | undefined
  const dateOf = (date: Date, form: string): string => {
    dates ??= createDates(settings, loadMoment())
    return dates.at(date).format(form)
  }
  return (key, facts) => {
    // Read as facts, since the dates are written by them.
    const { timezone: _, language: __ } = facts.config()
    return writeEntries(key, facts, dateOf)
  }
}
