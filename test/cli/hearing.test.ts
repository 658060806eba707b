import pc from 'picocolors'
import { expect, it } from 'vitest'
import type { GlobalOptions } from '../../src/cli/cli.ts'
import { createHearing } from '../../src/cli/hearing.ts'
import type { Said } from '../../src/model/said.ts'

/** What is printed of what guests say. */

function heard(
  said: readonly Said[],
  { watched = false, ...options }: GlobalOptions & { readonly watched?: boolean } = {},
): string {
  const texts: string[] = []
  const colors = pc.createColors(false)
  const hear = createHearing(
    {
      terminal: {
        err: (line: string) => void texts.push(`${line}\n`),
        draw: (drawn: string) => void texts.push(drawn),
        colors: { err: colors, out: colors },
        watched,
      } as never,
    },
    options,
  )
  for (const one of said) hear(one)
  return texts.join('')
}

const ALL: readonly Said[] = [
  { level: 'error', text: 'broken', at: 'scripts/a.js:1' },
  { level: 'warn', text: 'old\n', at: 'themes/next/scripts/b.js:2' },
  { level: 'info', text: '=====\n THEME\n', at: 'themes/next/scripts/c.js:3' },
  { level: 'debug', text: 'deep' },
]
const [ERROR, WARN, INFO, DEBUG] = [
  'ERROR  broken  scripts/a.js:1\n',
  'WARN   old  themes/next/scripts/b.js:2\n',
  'INFO   themes/next/scripts/c.js:3\n=====\n THEME\n',
  'DEBUG  deep\n',
]

it.each([
  [{}, [ERROR, WARN, INFO]],
  [{ debug: true }, [ERROR, WARN, INFO, DEBUG]],
  [{ silent: true }, [ERROR]],
])('%o', (options, expected) => {
  expect(heard(ALL, options)).toBe(expected.join(''))
})

it('the same is said once, whatever it does to a terminal is shown, and a bar gives way', () => {
  expect(heard([ALL[0], ALL[0]] as Said[])).toBe(ERROR)
  expect(heard([{ level: 'info', text: 'a\u001b]0;b' }])).toBe('INFO   a·]0;b\n')
  expect(heard([ALL[0]] as Said[], { watched: true })).toBe(`\r\u001b[K${ERROR}`)
})
