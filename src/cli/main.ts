#!/usr/bin/env node
import { homeFolder, versionOf } from './home.ts'

/** The command `blog`: the process's streams, signals and exit code around {@link run}. */

const args = process.argv.slice(2)

// Asked by scripts and by people who wait: nothing else is loaded.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-v' || args[0] === '-V')) {
  process.stdout.write(`${versionOf(homeFolder())}\n`)
} else {
  // `blog list post | head -1` closes the pipe early, and that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(process.exitCode ?? 0)
  })
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      controller.abort()
      process.exitCode = 130
      // Whoever stays (a server, a watcher) closes what it holds; whoever does not is ended here.
      setTimeout(() => process.exit(130), 500).unref()
      if (process.stderr.isTTY) process.stderr.write('\n')
    })
  const { run } = await import('./run.ts')
  const code = await run(args, process, process.cwd(), controller.signal)
  process.exitCode = controller.signal.aborted ? 130 : code
}
