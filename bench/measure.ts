import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** What a command costs, all of its threads and, where it is not Node's own, of its children together. */
export interface Usage {
  readonly wallMs: number
  readonly cpuMs: number
  readonly peakMb: number
}

/** Runs a command, of which `node` is this Node, and waits for it. @throws where it fails, with what it wrote */
export function measure(command: readonly string[], folder: string): Usage {
  return command[0] === 'node' ? measureNode(command.slice(1), folder) : measureOther(command, folder)
}

/** The same without measuring. */
export function run([command = '', ...args]: readonly string[], folder: string): void {
  const { status, stdout, stderr } = spawnSync(command === 'node' ? process.execPath : command, args, {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stdout}${stderr}`)
}

function measureNode(args: readonly string[], folder: string): Usage {
  const started = performance.now()
  const { status, stdout, stderr, output } = spawnSync(
    process.execPath,
    ['--require', join(import.meta.dirname, 'usage.cjs'), ...args],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  const wallMs = performance.now() - started
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stdout}${stderr}`)
  return { wallMs, ...(JSON.parse(output[3] ?? '') as { cpuMs: number; peakMb: number }) }
}

/** By GNU time. */
function measureOther([command = '', ...args]: readonly string[], folder: string): Usage {
  const started = performance.now()
  const timed = ['-q', '-f', '%U %S %M', command, ...args]
  const { status, stdout, stderr } = spawnSync('/usr/bin/time', timed, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const wallMs = performance.now() - started
  if (status !== 0) throw new Error(`${command} failed: ${stdout}${stderr}`)
  const [user = 0, system = 0, kilobytes = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return { wallMs, cpuMs: (user + system) * 1000, peakMb: kilobytes / 1024 }
}
