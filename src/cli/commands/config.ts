import { Command } from 'commander'
import { nearest } from '../../base/text.ts'
import { printable } from '../cells.ts'
import { type Cli, type GlobalOptions, WrongUse } from '../cli.ts'
import { readSite } from '../site.ts'

/** `blog config [key]`: the settings as they are in force, with all defaults. */
export function configCommand(cli: Cli): Command {
  return new Command('config')
    .description('print the settings that are in force, or one of them')
    .argument('[key]', 'a key, with dots into groups: highlight.line_number')
    .option('--json', 'print a single text as JSON too')
    .addHelpText(
      'after',
      `
Examples:
  blog config                          everything, as JSON
  blog config url                      one setting
  blog config highlight.line_number    one inside a group`,
    )
    .action(async (key: string | undefined, { json }: { readonly json?: boolean }, command: Command) => {
      const { config } = await readSite(cli, command.optsWithGlobals<GlobalOptions>())
      const value = key === undefined ? config : valueAt(config, key)
      const bare = typeof value === 'string' && json !== true
      cli.terminal.out(printable(masked(bare ? value : (JSON.stringify(value, null, 2) ?? 'null'))))
    })
}

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

/** Hides what stands before the @ of an address: a token for deployment is not for the screen. */
function masked(text: string): string {
  return text.replace(/(\w:\/\/)[^\s/@"]+@/g, '$1***@')
}
