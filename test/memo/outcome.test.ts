import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Encoded } from '../../src/base/utf8.ts'
import { NO_VALUE, outcomesOf } from '../../src/memo/outcome.ts'
import { emptyFolder, NUMBERS, type NumberStep, step, WORDS } from './numbers.ts'

const PLACE = { pack: 'bodies-x.pack', offset: 0, texts: [] }

function keep<V>(of: NumberStep<V>) {
  const written: string[] = []
  const write = ({ bytes, lengths }: Encoded) => {
    written.push(`${Buffer.from(bytes).toString()} ${lengths}`)
    return PLACE
  }
  const outcomeOf = outcomesOf(of, { write, stage: NUMBERS.stage })
  const outcome = (value: V | undefined, goal?: Parameters<typeof outcomeOf>[2]) =>
    outcomeOf({ result: { value, problems: [] }, reads: ['cell:a'] }, 'x', goal)
  return { outcome, written }
}

it('a small value stands beside what was read; equal values have equal digests', () => {
  const { outcome } = keep(step('value', () => ({ n: 1 })))
  const one = outcome({ n: 1 })
  expect(one).toMatchObject({ reads: ['cell:a'], small: { n: 1 }, problems: [] })
  expect(outcome({ n: 1 }).digest).toBe(one.digest)
  expect(outcome({ n: 2 }).digest).not.toBe(one.digest)
})

it('no value has a digest of its own, and what was read stays', () => {
  const { outcome } = keep(step('value', () => 1))
  expect(outcome(undefined)).toEqual({ reads: ['cell:a'], problems: [], digest: NO_VALUE })
})

it('texts of a large value go to a pack, and its digest tells where one text ends and the next begins', () => {
  const { outcome, written } = keep(step('text', () => '', WORDS))
  const one = outcome('ab c')
  expect(one).toMatchObject({ small: 2, place: PLACE })
  expect(written).toEqual(['abc 2,1'])
  expect(outcome('a bc').digest).not.toBe(one.digest)
})

it('a body is staged as a file, but not where the same one stands already; without a goal it is given', () => {
  const { outcome } = keep(step('page', () => '', { keeps: 'digest', textOf: String }))
  const staging = emptyFolder()
  const staged = outcome('页', { staging, standing: undefined })
  expect(staged.value).toBe(undefined)
  expect(readFileSync(staged.file ?? '', 'utf8')).toBe('页')
  expect(outcome('页', { staging, standing: staged.digest }).file).toBe(undefined)
  expect(outcome('页')).toMatchObject({ value: '页', digest: staged.digest })
})
