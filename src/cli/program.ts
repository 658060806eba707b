import { Command, CommanderError, Option } from 'commander'
import { nearest } from '../base/text.ts'
import type { ParamsOf } from '../messages/catalogue.ts'
import type { ParserFault } from '../messages/en/usage.ts'
import { LOCALES } from '../messages/load.ts'
import type { Texts } from '../messages/texts/en.ts'
import { type Cli, type GlobalOptions, Refused, WrongUse } from './cli.ts'
import { commandArgs, splitCommand } from './command-args.ts'
import { completeCommand } from './commands/completion.ts'
import { COMMANDS } from './commands.ts'
import { reportProblems } from './reporter.ts'
import { findSite } from './site.ts'
import { cellsOf, wrap } from './text-width.ts'

/** Builds the command line: global options, one file per command, help, and what is said to a misspelt word. */

const FALLBACK = 'fallback'
/** Not for people: no word that is misspelt means one of these. */
const HIDDEN: ReadonlySet<string> = new Set([FALLBACK, 'complete'])

export function createProgram(cli: Cli): Command {
  const help = cli.texts.help.program
  const program = new Command('blog')
    .description(help.description)
    .usage(help.usage)
    .helpOption('-h, --help', help.help)
    .version(cli.version, '-v, --version', help.version)
    .helpCommand(false)
    .addHelpText('after', help.after)
    .optionsGroup(help.forEvery)
    .option('--cwd <folder>', help.options.cwd)
    .option('--config <files>', help.options.config)
    .addOption(new Option('--lang <language>', help.options.lang).choices(LOCALES))
    .option('--safe', help.options.safe)
    .option('--debug', help.options.debug)
    .option('--silent', help.options.silent)
  for (const create of COMMANDS) program.addCommand(create(cli))
  program.addCommand(helpCommand(cli, program, cli.texts.help.help))
  program.addCommand(completeCommand(cli), { hidden: true })
  program.addCommand(fallback(cli, program), { isDefault: true, hidden: true })
  for (const command of [program, ...program.commands]) arrange(command, cli)
  return program
}

/** @throws {WrongUse} and whatever a command throws; help and version end without an error. */
export async function parse(program: Command, args: readonly string[]): Promise<void> {
  const called = splitCommand(args)
  const isForeign = called !== undefined && commandNamed(called.word, program) === undefined
  const asksForHelp = isForeign && called.rest.some((arg) => arg === '--help' || arg === '-h')
  try {
    // Only the site knows what to say of a command that is none of ours.
    await program.parseAsync(asksForHelp ? ['help', ...args.filter((arg) => !HELP.has(arg))] : args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return
    const command = args.find((arg) => commandNamed(arg, program) !== undefined) ?? ''
    throw new WrongUse('usage', { ...faultOf(error), command })
  }
}

/** Commander's sentence, and its parts for other languages: its code, what it has in quotes, what may be written. */
function faultOf({ code, message: said }: CommanderError): Omit<ParamsOf<'usage'>, 'command'> {
  const [line = '', ...hints] = said.replace(/^error: /, '').split('\n')
  const message = line.trim()
  const [, near] = /Did you mean (?:one of )?(.+)\?/.exec(hints.join(' ')) ?? []
  const [, wanted] = /is invalid\. (.*)$/.exec(message) ?? []
  const [, choices] = /^Allowed choices are (.*)\.$/.exec(wanted ?? '') ?? []
  return {
    text: capital(message),
    fault: message.startsWith('option') && code === 'commander.invalidArgument' ? 'invalid-option' : FAULTS[code],
    given: Array.from(message.matchAll(/'([^']*)'/g), ([, quoted = '']) => quoted),
    ...(choices !== undefined ? { choices: choices.split(', ') } : wanted === undefined ? {} : { wanted }),
    ...(near !== undefined && { near }),
  }
}

const HELP: ReadonlySet<string> = new Set(['-h', '--help'])

function arrange(command: Command, { terminal, env, texts: { help } }: Cli): void {
  const { bold, cyan, dim } = terminal.colors.out
  if (command.parent !== null) command.helpOption('-h, --help', help.program.help)
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
      displayWidth: cellsOf,
      boxWrap: (text, width) => wrap(text, width).join('\n'),
      styleTitle: (text) => bold(help.headings[text] ?? text),
      styleSubcommandText: (text) => cyan(text),
      styleOptionText: (text) => cyan(text === '[options]' ? help.options : text),
      optionDescription: ({ description, argChoices }) => withChoices(description, argChoices, help),
      argumentDescription: ({ description, argChoices }) => withChoices(description, argChoices, help),
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

const FAULTS: Readonly<Record<string, ParserFault>> = {
  'commander.missingArgument': 'missing-argument',
  'commander.optionMissingArgument': 'option-missing-argument',
  'commander.unknownOption': 'unknown-option',
  'commander.excessArguments': 'excess-arguments',
  'commander.invalidArgument': 'invalid-argument',
}

function withChoices(text: string, choices: readonly string[] | undefined, help: Texts['help']): string {
  return choices === undefined ? text : `${text}${help.choices(choices)}`
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
        throw new WrongUse('option-unknown', { option: word, near: meant })
      }
      const { commands, problems } = await commandsOfSite(cli, program)
      const { commandOf } = await import('./plugin-commands.ts')
      const command = commandOf(commands, word)
      if (command !== undefined) return command.call()
      // A plugin that cannot be loaded might have brought it.
      if (problems.length > 0) throw new Refused(problems)
      throw unknownCommand(word, program, commands)
    })
}

/** What plugins and scripts bring, called as the command line says. */
async function commandsOfSite(cli: Cli, program: Command) {
  const { pluginCommands } = await import('./plugin-commands.ts')
  const { word = '', rest = [] } = splitCommand(cli.args) ?? {}
  const args = commandArgs(rest)
  return pluginCommands(cli, program.opts<GlobalOptions>(), { ...args, _: [word, ...args._] })
}

function helpCommand(cli: Cli, program: Command, help: Texts['help']['help']): Command {
  return new Command('help')
    .description(help.description)
    .argument('[command...]', help.command)
    .addHelpText('after', help.after)
    .action(async ([word]: readonly string[]) => {
      const own = word === undefined ? program : commandNamed(word, program)
      if (own !== undefined && own !== program) return own.outputHelp()
      if (own !== undefined) program.outputHelp()
      const [{ commands, problems }, { commandOf, helpOf, listed }] = await Promise.all([
        commandsOfSite(cli, program),
        import('./plugin-commands.ts'),
      ])
      if (word === undefined) {
        const rows = commands.map(({ name, description }) => [name, description] as const)
        if (rows.length > 0) cli.terminal.out(`\n${listed(cli.texts.help.ofPlugins, rows, cli)}`)
        return reportProblems(problems, cli)
      }
      const command = commandOf(commands, word)
      if (command === undefined && problems.length > 0) throw new Refused(problems)
      if (command === undefined) throw unknownCommand(word, program, commands)
      cli.terminal.out(helpOf(command, cli))
    })
}

function commandNamed(word: string, program: Command): Command | undefined {
  return program.commands.find((one) => one.name() !== FALLBACK && [one.name(), ...one.aliases()].includes(word))
}

function unknownCommand(word: string, program: Command, others: readonly { readonly name: string }[]): WrongUse {
  const own = program.commands.flatMap((one) =>
    HIDDEN.has(one.name()) ? [] : [one.name(), ...one.aliases().filter((alias) => alias.length > 2)],
  )
  const meant = nearest(word, [...own, ...others.map(({ name }) => name)])
  return new WrongUse('command-unknown', { command: word, near: meant })
}

/** Commander's messages begin in lower case. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
