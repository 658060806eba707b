import { partsOf } from './dates.ts'

/** `"2024-05-01 09:30:00"`: what clocks and calendars show in `zone`, as front matter writes it. */
export function wallDate(date: Date, zone: string): string {
  const { year, month, day, hour, minute, second } = partsOf(date, zone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}
