import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../../src/messages/en.ts'
import { explanations as english } from '../../src/messages/explain/en.ts'
import type { Explanation } from '../../src/messages/explain/explain.ts'
import { explanations as chinese } from '../../src/messages/explain/zh-CN.ts'
import { PROBLEM_DOCS } from '../../tools/problem-docs.ts'
import { play } from '../cli/stage.ts'

const codesOf = ({ areas }: typeof english | typeof chinese) =>
  Object.values(areas).flatMap((codes): string[] => Object.keys(codes))

it.each([
  ['English', english],
  ['Chinese', chinese],
] as const)('every code is explained in %s, once', (_, explanations) => {
  const codes = codesOf(explanations)
  expect(codes.toSorted()).toEqual(
    Object.keys(en)
      .filter((code) => !['more', 'by', 'during'].includes(code))
      .toSorted(),
  )
  const texts = Object.values(explanations.areas).flatMap((area) =>
    Object.values(area as Record<string, Explanation>).flat(),
  )
  expect(texts.filter((text) => !/[.。：:?？]$|[.。][”`]$/.test(text))).toEqual([])
})

it.each(PROBLEM_DOCS)('$file is current (npm run docs:problems writes it)', ({ file, text }) => {
  expect(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')).toBe(text())
})

describe('blog explain', () => {
  it('says what a code means, and ways out, in the language of the terminal', async () => {
    const { out, code } = await play(['explain', 'link-missing'])
    expect(code).toBe(0)
    expect(out).toMatch(
      /^link-missing\n {2}The link leads to .*\n(?: {2}.*\n)*\nWays to fix it:\n {2}→ Correct the address/,
    )
    expect((await play(['explain', 'link-missing', '--lang', 'zh-CN'])).out).toContain('解决办法：\n  → 改正地址')
  })

  it('without a code lists all', async () => {
    const { out } = await play(['explain'])
    expect(codesOf(english).filter((code) => !out.includes(`  ${code}\n`) && !out.includes(`  ${code}`))).toEqual([])
  })

  it('knows what is meant by a misspelt one', async () => {
    const { err, code } = await play(['explain', 'link-mising'])
    expect(code).toBe(2)
    expect(err).toContain('Did you mean "link-missing"?')
    expect((await play(['explain', 'films/missing'])).err).toContain('a code of an extension')
  })
})

it('a report names the command on a terminal, and only there', async () => {
  const { reportProblems } = await import('../../src/cli/reporter.ts')
  const { createTerminal } = await import('../../src/cli/terminal.ts')
  const { problem } = await import('../../src/base/problem.ts')
  const { texts } = await import('../../src/messages/texts/en.ts')
  const report = async (isTTY: boolean) => {
    let err = ''
    const stream = { isTTY, columns: 80, write: (text: string) => (err += text) }
    const stdin = Object.assign((async function* () {})(), { isTTY: false })
    const terminal = createTerminal({ stdin, stdout: stream, stderr: stream, env: { NO_COLOR: '1' } })
    await reportProblems([problem('title-empty', {})], { terminal, messages: async () => en, texts })
    return err
  }
  expect(await report(true)).toMatch(/\nMore about a problem: blog explain title-empty\n$/)
  expect(await report(false)).not.toContain('blog explain')
})
