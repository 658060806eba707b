import { type Cli, WrongUse } from './cli.ts'

/**
 * The time that a command takes for now: the machine's, or that of SOURCE_DATE_EPOCH, by which the same sources give the
 * same bytes whenever they are built.
 * @throws {WrongUse} when it is no number of seconds
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function clockOf({ SOURCE_DATE_EPOCH: written = '' }: Cli['env'], machine: () => Date): () => Date {
  if (written === '') return machine
  const date = new Date(/^\d{1,12}$/.test(written) ? Number(written) * 1000 : Number.NaN)
  if (Number.isNaN(date.getTime())) throw new WrongUse('source-date-epoch', { written })
  return () => date
}
