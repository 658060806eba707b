import { loadMessages, loadTexts } from '../messages/load.ts'
import type { Cli } from './cli.ts'
import { clockOf } from './clock.ts'
import { type ExitCode, reportFailure, reportUnfinished } from './failure.ts'
import { homeFolder, versionOf } from './home.ts'
import { languageOf } from './language.ts'
import { createProgram, parse } from './program.ts'
import { createTerminal, type Streams } from './terminal.ts'

/** Runs one command line and gives its exit code. Never throws. */
export async function run(
  args: readonly string[],
  streams: Streams,
  cwd: string,
  interrupted: Cli['interrupted'],
  now: () => Date = () => new Date(),
  runProgram: Cli['runProgram'] = async (...given) => (await import('./programs.ts')).runProgram(...given),
): Promise<ExitCode> {
  const terminal = createTerminal(streams)
  const locale = languageOf({
    args,
    env: streams.env,
    cwd,
    platform: process.platform,
    system: () => Intl.DateTimeFormat().resolvedOptions().locale,
  })
  const texts = await loadTexts(locale)
  const messages = () => loadMessages(locale)
  const voice = { terminal, messages, texts }
  // Where everything waits for what never comes, Node ends as if all were done.
  const unfinished = (ended: number): void => {
    if (ended === 0) process.exitCode = reportUnfinished(voice)
  }
  process.once('beforeExit', unfinished)
  try {
    const home = homeFolder()
    let code: 0 | 1 = 0
    const cli: Cli = {
      args,
      terminal,
      env: streams.env,
      cwd,
      home,
      version: versionOf(home),
      now: clockOf(streams.env, now),
      locale,
      messages,
      texts,
      interrupted,
      runProgram,
      exitWith: (wanted) => {
        code = wanted
      },
      readInput: () => readAll(streams.stdin),
    }
    await parse(createProgram(cli), args)
    return code
  } catch (error) {
    return await reportFailure(error, voice, args.includes('--debug'))
  } finally {
    process.off('beforeExit', unfinished)
  }
}

async function readAll(stdin: AsyncIterable<Uint8Array | string>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
