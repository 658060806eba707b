import { Command } from 'commander'
import type { Place } from '../../base/problem.ts'
import { maskValue } from '../../base/secrets.ts'
import { nearest } from '../../base/text.ts'
import type { ReadConfig } from '../../config/read.ts'
import { type Cli, type GlobalOptions, WrongUse } from '../cli.ts'
import { readSite } from '../site.ts'
import { type Column, tableOf } from '../table.ts'
import { printable } from '../text-width.ts'

/** `blog config [key]`: the effective settings, with all defaults. */
export function configCommand(cli: Cli): Command {
  const help = cli.texts.help.config
  return new Command('config')
    .description(help.description)
    .argument('[key]', help.key)
    .option('--json', help.options.json)
    .option('--where', help.options.where)
    .addHelpText('after', help.after)
    .action(async (key: string | undefined, { json, where }: ConfigFlags, command: Command) => {
      const read = await readSite(cli, command.optsWithGlobals<GlobalOptions>())
      const value = key === undefined ? read.config : valueAt(read.config, key)
      if (where === true) return cli.terminal.out(await whereTable(cli, read, key))
      const bare = typeof value === 'string' && json !== true
      const shown = maskValue(value, key)
      cli.terminal.out(printable(bare ? String(shown) : (JSON.stringify(shown, null, 2) ?? 'null')))
    })
}

interface ConfigFlags {
  readonly json?: boolean
  readonly where?: boolean
}

async function whereTable({ terminal, texts }: Cli, read: ReadConfig, key: string | undefined): Promise<string> {
  const { columns: titles, byDefault } = texts.writing
  const columns: readonly Column[] = [
    { title: titles.setting },
    { title: titles.from, color: (colors, text) => (text === byDefault ? colors.dim(text) : text) },
    { title: titles.value, flexible: true },
  ]
  const { explainConfig } = await import('../../config/explain.ts')
  const rows = explainConfig(read, key).map(({ key, value, from }) => [
    key,
    from.kind === 'default'
      ? byDefault
      : from.kind === 'file'
        ? placeText(from.at)
        : `${placeText(from.at)}, ${from.key}`,
    JSON.stringify(maskValue(value, key)) ?? '',
  ])
  return tableOf(columns, rows, terminal.outWidth, terminal.colors.out)
}

const placeText = ({ file, line }: Place): string => (line === undefined ? file : `${file}:${line}`)

function valueAt(config: object, key: string): unknown {
  let value: unknown = config
  const passed: string[] = []
  for (const part of key.split('.')) {
    const isGroup = typeof value === 'object' && value !== null
    if (!isGroup || !Object.hasOwn(value as object, part)) {
      const names = isGroup ? Object.keys(value as object) : []
      const meant = nearest(part, names)
      throw new WrongUse('setting-unknown', { key, near: meant && [...passed, meant].join('.') })
    }
    value = (value as Readonly<Record<string, unknown>>)[part]
    passed.push(part)
  }
  return value
}
