import { InvalidArgumentError } from 'commander'
import type { Cli } from './cli.ts'

/** Reads an option's value. @throws {InvalidArgumentError} which commander puts into a sentence of its own */
export function wholeNumber(
  value: string,
  { from, to }: { readonly from: number; readonly to: number },
  { texts }: Pick<Cli, 'texts'>,
): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < from || number > to)
    throw new InvalidArgumentError(texts.help.wholeNumber({ from, to }))
  return number
}
