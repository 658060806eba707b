import { Argument, Command } from 'commander'
import type { Cli } from '../cli.ts'
import type { ThemeOptions } from '../theming.ts'
import { wholeNumber } from '../whole-number.ts'

/** `blog theme [action] [name]`: themes that there are, one of them for the site, one to look at, one file of it to change. */
export function themeCommand(cli: Cli): Command {
  const help = cli.texts.help.theme
  return new Command('theme')
    .description(help.description)
    .addArgument(new Argument('[action]', help.action).choices(ACTIONS).default('list'))
    .argument('[name]', help.name)
    .option('-r, --replace', help.options.replace)
    .option('-y, --yes', help.options.yes)
    .option('-p, --port <number>', help.options.port, (value) => wholeNumber(value, { from: 0, to: 65535 }, cli))
    .option('-o, --open', help.options.open)
    .option('--json', help.options.json)
    .addHelpText('after', help.after)
    .action(async (action: (typeof ACTIONS)[number], name: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ThemeOptions>()
      const { addTheme, ejectFile, listThemes, previewTheme } = await import('../theming.ts')
      const work = { list: listThemes, add: addTheme, preview: previewTheme, eject: ejectFile }[action]
      await work(cli, options, name)
    })
}

const ACTIONS = ['list', 'add', 'preview', 'eject'] as const
