import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'

/** What is loaded before a command is known: for `--help`, and for every command. */

const SRC = join(import.meta.dirname, '../../src')

const IMPORT = /^(?:import|export) (?!type )(\{[^}]*\}|\w+(?:, \{[^}]*\})?|\* as \w+) from '([^']+)'/gm

/** All files that a file loads at once, by their imports of values. */
function loadedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(join(SRC, file), 'utf8')
  for (const [, names = '', from = ''] of text.matchAll(IMPORT)) {
    const areTypes =
      /^\{[^}]*\}$/.test(names) &&
      names
        .slice(1, -1)
        .split(',')
        .every((name) => /^\s*(?:type |$)/.test(name))
    if (areTypes) continue
    if (from.startsWith('.')) loadedBy(normalize(join(dirname(file), from)).replaceAll('\\', '/'), seen)
    else seen.add(from)
  }
  return seen
}

it('help loads the commands and no work of theirs', () => {
  const loaded = [...loadedBy('cli/run.ts')]
  expect(loaded).toContain('cli/commands/generate.ts')
  // The work, and every text that help does not print.
  const early = loaded.filter(
    (file) =>
      /^(?:road|memo|facts|publish|generate|theme|markdown|server|check|deploy|scaffold|hexo|search|images)\//.test(
        file,
      ) ||
      /^messages\/(?:texts|en|zh-CN|explain)\b/.test(file) ||
      /^(?:project|guests)\.ts$/.test(file) ||
      // The serving, generating, deploying, asking of each command.
      /^cli\/(?!commands|program).*ing\.ts$/.test(file),
  )
  expect(early).toEqual(['cli/hearing.ts'])
  // What comes from others: the parser of commands, colours, widths.
  expect(loaded.filter((file) => !file.includes('/') && !file.startsWith('node:')).sort()).toEqual([
    'commander',
    'fast-string-truncated-width',
    'picocolors',
  ])
})
