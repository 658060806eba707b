import { Command, CommanderError } from 'commander'
import { nearest } from '../base/text.ts'
import { type Cli, WrongUse } from './cli.ts'
import { COMMANDS } from './commands.ts'
import { findSite } from './site.ts'

/** Builds the command line: global options, one file per command, help, and what is said to a misspelt word. */

const FALLBACK = 'fallback'

export function createProgram(cli: Cli): Command {
  const program = new Command('blog')
    .description('翰墨 hanmo: a static blog generator for Chinese technical writing.')
    .usage('<command> [options]')
    .version(cli.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES)
    .optionsGroup('Options for every command:')
    .option('--cwd <folder>', 'the folder of the site, instead of the one you are in')
    .option('--config <files>', 'config files instead of _config.yml, with commas between them; later ones win')
    .option('--debug', 'say more, and show where a failure comes from')
    .option('--silent', 'print nothing but errors')
  for (const create of COMMANDS) program.addCommand(create(cli))
  program.addCommand(helpCommand(program))
  program.addCommand(fallback(cli, program), { isDefault: true, hidden: true })
  for (const command of [program, ...program.commands]) arrange(command, cli)
  return program
}

/** @throws {WrongUse} and whatever a command throws; help and version end without an error. */
export async function parse(program: Command, args: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return
    const [message = '', ...hints] = error.message.replace(/^error: /, '').split('\n')
    throw new WrongUse(sentence(message), hints.join(' ').replace(/^\(|\)$/g, '') || helpHint(args, program))
  }
}

function arrange(command: Command, { terminal, env }: Cli): void {
  const { bold, cyan, dim } = terminal.colors.out
  command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.replace(/\n$/, '')),
      writeErr: (text) => terminal.err(text.replace(/\n$/, '')),
      // Told by `run` once, in the form of all other messages.
      outputError: () => undefined,
      getOutHasColors: () => terminal.colors.out.isColorSupported,
      getErrHasColors: () => terminal.colors.err.isColorSupported,
      getOutHelpWidth: () => Math.min(Number(env.COLUMNS) || terminal.width, 100),
    })
    .configureHelp({
      showGlobalOptions: true,
      subcommandTerm: (one) => [[one.name(), ...one.aliases()].join(', '), ...termsOf(one)].join(' '),
      styleTitle: (text) => bold(text),
      styleSubcommandText: (text) => cyan(text),
      styleOptionText: (text) => cyan(text),
      styleArgumentText: (text) => dim(text),
      visibleGlobalOptions: () => command.parent?.options.filter((option) => option.long !== '--version') ?? [],
    })
}

/** `[layout] [title...]`: a list shows what a command takes, its options are its own help's. */
function termsOf(command: Command): readonly string[] {
  return command.registeredArguments.map((one) => {
    const name = one.variadic ? `${one.name()}...` : one.name()
    return one.required ? `<${name}>` : `[${name}]`
  })
}

/** What happens without a command, or with a word that is none. */
function fallback(cli: Cli, program: Command): Command {
  return new Command(FALLBACK)
    .argument('[words...]')
    .allowUnknownOption()
    .action(async (words: readonly string[]) => {
      const [word] = words
      if (word === undefined) {
        const { cwd } = program.opts<{ cwd?: string }>()
        await findSite(cli, cwd === undefined ? {} : { cwd })
        program.outputHelp()
        return
      }
      if (word.startsWith('-')) {
        const known = program.options.flatMap(({ long }) => (long ? [long] : []))
        const meant = nearest(word, known)
        throw new WrongUse(
          `There is no option "${word}".`,
          meant === undefined ? 'blog --help lists the options.' : `Did you mean ${meant}?`,
        )
      }
      throw unknownCommand(word, program)
    })
}

function helpCommand(program: Command): Command {
  return new Command('help')
    .description('explain a command')
    .argument('[command]', 'which one')
    .addHelpText('after', '\nExamples:\n  blog help new')
    .action((word: string | undefined) => {
      const command = word === undefined ? program : commandNamed(word, program)
      if (command === undefined) throw unknownCommand(word ?? '', program)
      command.outputHelp()
    })
}

function commandNamed(word: string, program: Command): Command | undefined {
  return program.commands.find((one) => one.name() !== FALLBACK && [one.name(), ...one.aliases()].includes(word))
}

function unknownCommand(word: string, program: Command): WrongUse {
  const names = program.commands.flatMap((one) =>
    one.name() === FALLBACK ? [] : [one.name(), ...one.aliases().filter((alias) => alias.length > 2)],
  )
  const meant = nearest(word, names)
  return new WrongUse(
    `There is no command "${word}".`,
    meant === undefined ? 'blog --help lists the commands.' : `Did you mean "blog ${meant}"?`,
  )
}

function helpHint(args: readonly string[], program: Command): string {
  const name = args.find((arg) => commandNamed(arg, program) !== undefined)
  return `blog ${name === undefined ? '' : `${name} `}--help explains it.`
}

/** Commander's messages begin in lower case and have no full stop. */
function sentence(text: string): string {
  const trimmed = text.trim()
  const upper = trimmed.charAt(0).toUpperCase() + trimmed.slice(1)
  return /[.!?]$/.test(upper) ? upper : `${upper}.`
}

const EXAMPLES = `
Examples:
  blog init my-blog            a new site in the folder my-blog
  blog new post "你好，世界"     a new post
  blog generate                the site, into public/
  blog help new                more about one command`
