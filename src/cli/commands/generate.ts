import { Command, InvalidArgumentError, Option } from 'commander'
import { type Cli, WrongUse } from '../cli.ts'
import { type GenerateOptions, generate, keepGenerating } from '../generating.ts'

/** `blog generate`: the site, from `source/` into `public/`. */
export function generateCommand(cli: Cli): Command {
  return (
    new Command('generate')
      .alias('g')
      .description('make the site, from source/ into public/')
      .option('-w, --watch', 'stay, and make it again after every change')
      .option('-f, --force', 'build everything again, without the cache')
      .option('-d, --deploy', 'deploy it afterwards, if it has no errors')
      .option('--strict', 'treat warnings as errors: nothing is published while there is one')
      .option('--drafts', 'show drafts too')
      .option('--allow-empty', 'publish a site without articles over one that had some')
      .option('--future', 'show posts dated in the future')
      .option('-c, --concurrency <number>', 'threads to work in; default: as many as make the build faster', threads)
      .option('--profile', 'report where the time went: by stage, article, page, view')
      .option('--cpu-profile <file>', "write V8's profile, for the developer tools of a browser; one thread")
      .option('--json', 'print a report for programs')
      // Options of Hexo that scripts may still give. A build with errors always fails here, so --bail adds nothing.
      .addOption(new Option('--draft', 'as --drafts').hideHelp())
      .addOption(new Option('-b, --bail').hideHelp())
      .addHelpText(
        'after',
        `
With an error nothing is published: public/ stays as the last good build left it, and the exit code is 1.

Examples:
  blog generate                    the site
  blog g --drafts --watch          with drafts, again after every change
  blog g --strict --silent         in CI: any warning fails the build
  blog g --config _config.yml,_config.staging.yml`,
      )
      .action(async (_: unknown, command: Command) => {
        const options = command.optsWithGlobals<CommandOptions>()
        if (options.deploy === true && options.watch === true)
          throw new WrongUse('--watch never ends, so --deploy would never begin.', 'Give one of the two.')
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

function threads(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || number > 256)
    throw new InvalidArgumentError('It is a whole number from 1 to 256.')
  return number
}
