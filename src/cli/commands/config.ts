import { Command } from 'commander'
import type { Place } from '../../base/problem.ts'
import { maskValue } from '../../base/secrets.ts'
import { nearest } from '../../base/text.ts'
import type { ReadConfig } from '../../config/read.ts'
import { type Cli, type GlobalOptions, WrongUse } from '../cli.ts'
import { readSite } from '../site.ts'
import { type Column, tableOf } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { printable } from '../text-width.ts'

/** `blog config [key]`: the effective settings, with all defaults. */
export function configCommand(cli: Cli): Command {
  return new Command('config')
    .description('print the effective settings, or one of them')
    .argument('[key]', 'a key, with dots into groups: highlight.line_number')
    .option('--json', 'print a single text as JSON too')
    .option('--where', 'say for each setting which file and line it comes from')
    .addHelpText(
      'after',
      `
Examples:
  blog config                          everything, as JSON
  blog config url                      one setting
  blog config highlight.line_number    one inside a group
  blog config --where feed             the settings of a group, and who says them`,
    )
    .action(async (key: string | undefined, { json, where }: ConfigFlags, command: Command) => {
      const read = await readSite(cli, command.optsWithGlobals<GlobalOptions>())
      const value = key === undefined ? read.config : valueAt(read.config, key)
      if (where === true) return cli.terminal.out(await whereTable(cli.terminal, read, key))
      const bare = typeof value === 'string' && json !== true
      const shown = maskValue(value, key)
      cli.terminal.out(printable(bare ? String(shown) : (JSON.stringify(shown, null, 2) ?? 'null')))
    })
}

interface ConfigFlags {
  readonly json?: boolean
  readonly where?: boolean
}

async function whereTable(terminal: Terminal, read: ReadConfig, key: string | undefined): Promise<string> {
  const { explainConfig } = await import('../../config/explain.ts')
  const rows = explainConfig(read, key).map(({ key, value, from }) => [
    key,
    from.kind === 'default'
      ? 'default'
      : from.kind === 'file'
        ? placeText(from.at)
        : `${placeText(from.at)}, ${from.key}`,
    JSON.stringify(maskValue(value, key)) ?? '',
  ])
  return tableOf(WHERE_COLUMNS, rows, terminal.outWidth, terminal.colors.out)
}

const WHERE_COLUMNS: readonly Column[] = [
  { title: 'setting' },
  { title: 'from', color: (colors, text) => (text.startsWith('default') ? colors.dim(text) : text) },
  { title: 'value', flexible: true },
]

const placeText = ({ file, line }: Place): string => (line === undefined ? file : `${file}:${line}`)

function valueAt(config: object, key: string): unknown {
  let value: unknown = config
  const passed: string[] = []
  for (const part of key.split('.')) {
    const isGroup = typeof value === 'object' && value !== null
    if (!isGroup || !Object.hasOwn(value as object, part)) {
      const names = isGroup ? Object.keys(value as object) : []
      const meant = nearest(part, names)
      throw new WrongUse(
        `There is no setting "${key}".`,
        meant === undefined ? 'blog config lists them all.' : `Did you mean "${[...passed, meant].join('.')}"?`,
      )
    }
    value = (value as Readonly<Record<string, unknown>>)[part]
    passed.push(part)
  }
  return value
}
