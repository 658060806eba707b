import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BLOG, emptyFolder, ROOT } from './command.ts'

/**
 * Runs the `console` blocks of docs/commands.md and of its Chinese twin from top to bottom in one folder, as a reader would type them, and
 * compares what is printed. "…" stands for anything within a line, and alone on a line for any lines.
 */
interface Example {
  readonly line: number
  readonly command: string
  readonly printed: readonly string[]
}

function examplesOf(text: string): Example[] {
  const examples: { line: number; command: string; printed: string[] }[] = []
  let inside = false
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '```console' || (inside && line === '```')) inside = !inside
    else if (inside && line.startsWith('$ ')) examples.push({ line: at + 1, command: line.slice(2), printed: [] })
    else if (inside) examples.at(-1)?.printed.push(line)
  }
  return examples
}

function patternOf(lines: readonly string[]): RegExp {
  const quoted = lines.map((line) =>
    line === '…' ? '(?:.*\n)*?.*' : line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/…/g, '.*'),
  )
  return new RegExp(`^${quoted.join('\n')}\n*$`)
}

test.each([
  ['docs/commands.md', 'en'],
  ['docs/zh/commands.md', 'zh-CN'],
])(
  'every example in %s prints what the page says',
  async (page, lang) => {
    const examples = examplesOf(await readFile(join(ROOT, page), 'utf8'))
    expect(examples.length).toBeGreaterThan(25)
    const place = emptyFolder()
    const bin = join(place, 'bin')
    await mkdir(bin)
    await writeFile(join(bin, 'blog'), `#!/bin/sh\nexec "${process.execPath}" "${BLOG}" "$@"\n`)
    await chmod(join(bin, 'blog'), 0o755)
    let cwd = place
    for (const { line, command, printed } of examples) {
      const { text, folder } = await shell(command, cwd, bin, lang)
      cwd = folder
      expect(text, `${page}:${line}: ${command}`).toMatch(patternOf(printed))
    }
  },
  300_000,
)

/** Both streams as a terminal shows them, and the folder that the shell is in afterwards. */
function shell(
  command: string,
  cwd: string,
  bin: string,
  lang: string,
): Promise<{ readonly text: string; readonly folder: string }> {
  const { NO_COLOR: _, FORCE_COLOR: __, PATH = '', ...env } = process.env
  return new Promise((resolve) => {
    execFile(
      'sh',
      ['-c', `exec 2>&1\n${command}\nprintf '\\n@%s' "$PWD"`],
      { cwd, env: { ...env, HANMO_LANG: lang, PATH: `${bin}:${PATH}` } },
      (_error, stdout) => {
        const end = stdout.lastIndexOf('\n@')
        resolve({ text: stdout.slice(0, end), folder: stdout.slice(end + 2) })
      },
    )
  })
}
