#!/usr/bin/env node
import nodeModule from 'node:module'
import { homeFolder, versionOf } from './home.ts'
import { tooOld } from './node-version.ts'

/** The command `blog`: the process's streams, signals and exit code around `run`. */

const args = process.argv.slice(2)
// The real one: guests, during whose work a signal may come, get another.
const exit = process.exit.bind(process)
const [only] = args

const old = tooOld(process.versions.node)
if (old !== undefined) {
  process.stderr.write(`${old}\n`)
  process.exitCode = 1
  // Asked by scripts and by people who wait: nothing else is loaded.
} else if (args.length === 1 && (only === '--version' || only === '-v' || only === '-V')) {
  process.stdout.write(`${versionOf(homeFolder())}\n`)
} else {
  // `blog list post | head -1` closes the pipe early, and that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    exit(process.exitCode ?? 0)
  })
  // Themes, extensions and scripts print as well: their words are no part of a report, which programs may read.
  Object.assign(console, { log: console.error, info: console.error, debug: console.error })
  const controller = new AbortController()
  let listening = false
  // A preview is ended that way and in no other; elsewhere work was broken off.
  let endCode: 0 | 130 = 130
  const interrupted = ({ isTheEnd = false } = {}) => {
    if (isTheEnd) endCode = 0
    if (!listening)
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(controller.signal.aborted))
    listening = true
    return controller.signal
  }
  // The first time there is a moment to close what is open; whoever asks twice does not want to wait.
  const end = (again: boolean) => {
    if (again) exit(130)
    controller.abort()
    setTimeout(() => exit(endCode), 2000).unref()
  }
  // Node 22 and later keep compiled code between runs. Not known to the types, which are those of the oldest Node.
  const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: () => unknown }
  enableCompileCache?.()
  void import('./run.ts').then(async ({ run }) => {
    const code = await run(args, process, process.cwd(), interrupted)
    process.exitCode = controller.signal.aborted ? endCode || code : code
  })
}
