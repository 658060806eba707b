import { Command } from 'commander'
import { expect, test } from 'vitest'
import { problem } from '../../../src/base/problem.ts'
import type { Cli } from '../../../src/cli/cli.ts'
import { configCommand } from '../../../src/cli/commands/config.ts'
import { createTerminal } from '../../../src/cli/terminal.ts'
import { texts } from '../../../src/messages/texts/en.ts'
import { siteOf } from '../../config/site.ts'

const FILES = {
  '_config.yml': 'title: 甲\nper_page: 5\ndeploy:\n  repo: https://token@example.com/a.git\n',
  'source/_posts/a.md': 'a',
}

/** What `blog config …` prints in a site. */
async function printed(args: readonly string[], files: Record<string, string> = FILES): Promise<string> {
  let out = ''
  const stream = { write: (text: string) => (out += text) }
  const terminal = createTerminal({ stdin: (async function* () {})(), stdout: stream, stderr: stream, env: {} })
  const cli: Partial<Cli> = { terminal, texts, cwd: siteOf(files) }
  await new Command().addCommand(configCommand(cli as Cli)).parseAsync(['config', ...args], { from: 'user' })
  return out.trimEnd()
}

test('a text is printed as it is, anything else as JSON', async () => {
  expect(await printed(['title'])).toBe('甲')
  expect(await printed(['--json', 'title'])).toBe('"甲"')
  expect(await printed(['per_page'])).toBe('5')
  expect(JSON.parse(await printed([]))).toMatchObject({ title: '甲', feed: { limit: 20 } })
})

test('--where names file and line of each value', async () => {
  expect(await printed(['--where', 'tag_generator'])).toBe(
    `setting                          from                     value
tag_generator.enabled            default                  true
tag_generator.per_page           _config.yml:2, per_page  5
tag_generator.order_by           default                  "-date"
tag_generator.enable_index_page  default                  true`,
  )
})

test('a password in an address is not for the screen', async () => {
  for (const args of [['deploy'], ['--where', 'deploy']]) expect(await printed(args)).not.toContain('token')
})

test('a key that does not exist is a usage error, with the one that was meant', async () => {
  await expect(printed(['per_pag'])).rejects.toMatchObject({
    problem: problem('setting-unknown', { key: 'per_pag', near: 'per_page' }),
  })
})

test('a config with errors is reported instead of a value', async () => {
  await expect(printed([], { '_config.yml': 'per_page: x' })).rejects.toMatchObject({
    problems: [{ code: 'config-type' }],
  })
})
