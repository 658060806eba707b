import { spawn } from 'node:child_process'

/** Starts npm and git for the author, in view: what they print is seen, and what they ask can be answered. */

/** The package manager that started us, `npm create`, `pnpm create` …; npm if nobody says. */
export function packageManagerOf(env: Readonly<Record<string, string | undefined>>): 'npm' | 'pnpm' | 'yarn' | 'bun' {
  const [, name] = /^(pnpm|yarn|bun)\//.exec(env.npm_config_user_agent ?? '') ?? []
  return (name as 'pnpm' | 'yarn' | 'bun' | undefined) ?? 'npm'
}

/** Gives whether it went well; false where there is no such program. Arguments are ours, never an author's words. */
export function runProgram(program: 'npm' | 'pnpm' | 'yarn' | 'bun' | 'git', args: readonly string[], cwd: string) {
  return new Promise<boolean>((resolve) => {
    // On Windows npm is a script, which only a shell starts.
    const child = spawn(program, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}
