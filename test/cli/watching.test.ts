import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Cli } from '../../src/cli/cli.ts'
import { createTerminal } from '../../src/cli/terminal.ts'
import { afterEveryChange } from '../../src/cli/watching.ts'
import { loadTexts } from '../../src/messages/load.ts'
import { openProject } from '../../src/project.ts'
import { testSite } from '../scaffold/site.ts'

/** Two rounds, the second after a save. */
async function twoRounds(isTTY: boolean): Promise<readonly string[]> {
  await using site = await testSite({ '_config.yml': 'title: 站\n', 'source/about/index.md': '一\n' })
  const told: string[] = []
  const stream = { isTTY, columns: 80, write: (text: string) => void told.push(text) }
  const stdin = Object.assign((async function* () {})(), { isTTY })
  const controller = new AbortController()
  const cli = {
    terminal: createTerminal({ stdin, stdout: stream, stderr: stream, env: {} }),
    texts: await loadTexts('en'),
    interrupted: () => controller.signal,
  } as Partial<Cli> as Cli
  await afterEveryChange(cli, { open: () => openProject(site.folder) }, async (_, { again }) => {
    cli.terminal.out(again ? 'second' : 'first')
    if (again) controller.abort()
    // The watcher is there before the work begins.
    else writeFileSync(join(site.folder, 'source/about/index.md'), '二，长一些\n')
  })
  return told
}

const WATCHING = 'Watching for changes; Ctrl+C ends it.\n'

test('on a terminal each round has a clear screen', async () => {
  expect(await twoRounds(true)).toEqual(['first\n', WATCHING, '\u001b[2J\u001b[H', 'second\n', WATCHING])
})

test('in a pipe nothing is cleared', async () => {
  expect(await twoRounds(false)).toEqual(['first\n', WATCHING, 'second\n'])
})
