import { Command, Option } from 'commander'
import { type Cli, WrongUse } from '../cli.ts'
import type { GenerateOptions } from '../generating.ts'
import { wholeNumber } from '../whole-number.ts'

/** `blog generate`: the site, from `source/` into `public/`. */
export function generateCommand(cli: Cli): Command {
  const help = cli.texts.help.generate
  return (
    new Command('generate')
      .alias('g')
      .description(help.description)
      .option('-w, --watch', help.options.watch)
      .option('-f, --force', help.options.force)
      .option('-d, --deploy', help.options.deploy)
      .option('--strict', help.options.strict)
      .option('--drafts', help.options.drafts)
      .option('--allow-empty', help.options.allowEmpty)
      .option('--future', help.options.future)
      .option('--no-derived', help.options.noDerived)
      .option('-c, --concurrency <number>', help.options.concurrency, (value) =>
        wholeNumber(value, { from: 1, to: 256 }, cli),
      )
      .option('--profile', help.options.profile)
      .option('--cpu-profile <file>', help.options.cpuProfile)
      .option('--json', help.options.json)
      // Options of Hexo that scripts may still give. A build with errors always fails here, so --bail adds nothing.
      .addOption(new Option('--draft').hideHelp())
      .addOption(new Option('-b, --bail').hideHelp())
      .addHelpText('after', help.after)
      .action(async (_: unknown, command: Command) => {
        const options = command.optsWithGlobals<CommandOptions>()
        if (options.deploy === true && options.watch === true) throw new WrongUse('deploy-never', {})
        const { generate, keepGenerating } = await import('../generating.ts')
        if (options.watch === true) return keepGenerating(cli, options)
        const report = await generate(cli, options)
        if (!report.good) cli.exitWith(1)
        else if (options.deploy === true)
          await commandNamed(command, 'deploy').parseAsync(['--no-generate'], { from: 'user' })
      })
  )
}

interface CommandOptions extends GenerateOptions {
  readonly watch?: boolean
  readonly deploy?: boolean
}

function commandNamed({ parent }: Command, name: string): Command {
  const found = parent?.commands.find((command) => command.name() === name)
  if (found === undefined) throw new Error(`There is no command "${name}".`)
  return found
}
