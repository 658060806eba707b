import type { Cli } from './cli.ts'
import { type ExitCode, reportFailure } from './failure.ts'
import { homeFolder, versionOf } from './home.ts'
import { createProgram, parse } from './program.ts'
import { createTerminal, type Streams } from './terminal.ts'

/** Runs one command line and gives its exit code. Never throws. */
export async function run(
  args: readonly string[],
  streams: Streams,
  cwd: string,
  signal: AbortSignal,
  now: () => Date = () => new Date(),
): Promise<ExitCode> {
  const terminal = createTerminal(streams)
  try {
    const home = homeFolder()
    let code: 0 | 1 = 0
    const cli: Cli = {
      terminal,
      env: streams.env,
      cwd,
      home,
      version: versionOf(home),
      now,
      signal,
      exitWith: (wanted) => {
        code = wanted
      },
    }
    await parse(createProgram(cli), args)
    return code
  } catch (error) {
    return reportFailure(error, terminal, args.includes('--debug'))
  }
}
