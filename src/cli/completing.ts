import { type Complete, RootCommand, script } from '@bomb.sh/tab'
import type { Argument, Command, Option } from 'commander'
import type { Cli, GlobalOptions } from './cli.ts'
import { optionIn } from './language.ts'
import { pathsAt, valuesOf } from './site-values.ts'

/**
 * What the Tab key offers: commands and options as commander has them, and values that the site has. The scripts for the
 * shells, and what is said to them, are those of @bomb.sh/tab, whose home this is.
 */

/** The script that asks `blog complete -- …` for what may follow. */
export function completionScript(shell: 'bash' | 'zsh' | 'fish' | 'powershell'): string {
  const text = printedBy(() => script(shell, 'blog', 'blog'))
  return shell === 'bash' ? `${WORDS_OF_BASH}\n${text}` : text
}

/** What the package bash-completion brings; macOS and small systems have none of it. */
const WORDS_OF_BASH = `type _get_comp_words_by_ref >/dev/null 2>&1 || _get_comp_words_by_ref() {
  cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" cword=$COMP_CWORD words=("\${COMP_WORDS[@]}")
}`

/** @param words what was typed behind `blog`; the last is being typed, and may be empty */
export async function completionsFor(program: Command, words: readonly string[], cli: Cli): Promise<string> {
  const typed = words.at(-1) ?? ''
  const named = words
    .slice(0, -1)
    .map((word) => program.commands.find((one) => one.aliases().includes(word))?.name() ?? word)
  const commands = program.commands.filter(isForPeople)
  const command = commands.find((one) => named.includes(one.name()))
  const values = await valuesAt(command ?? program, named, typed, cli)
  const root = new RootCommand()
  for (const option of program.options) addOption(root, option, values)
  for (const one of commands) {
    const known = root.command(one.name(), one.description())
    for (const option of [...one.options, ...program.options]) addOption(known, option, values)
    for (const argument of one.registeredArguments) {
      const found = argument.argChoices ?? values.get(argument.name()) ?? []
      known.argument(argument.name(), offer(found), argument.variadic)
    }
  }
  return printedBy(() => root.parse([...named, typed]))
}

const offer = (values: readonly string[]) => (complete: Complete) => {
  for (const value of values) complete(value, '')
}

/** A command without a description is not for people. */
const isForPeople = (command: Command): boolean => command.description() !== '' && command.name() !== 'help'

function addOption(
  to: RootCommand | ReturnType<RootCommand['command']>,
  option: Option,
  values: ReadonlyMap<string, readonly string[]>,
): void {
  const { long, short, hidden, description, argChoices } = option
  if (!long || hidden || long === '--version') return
  const letter = short?.replace(/^-/, '')
  if (!option.required && !option.optional) to.option(long.slice(2), description, letter)
  else to.option(long.slice(2), description, offer(argChoices ?? values.get(long) ?? []), letter)
}

/** Of the arguments of the command, or of the option whose value is typed; nothing is asked of the site for the others. */
async function valuesAt(
  command: Command,
  words: readonly string[],
  typed: string,
  cli: Cli,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const options: GlobalOptions = pick(words)
  const known = [...command.options, ...(command.parent?.options ?? [])]
  const option = known.find(({ long, short, required }) => required && [long, short].includes(words.at(-1)))
  const found = new Map<string, readonly string[]>()
  const wanted: readonly (Option | Argument)[] =
    option !== undefined ? [option] : typed.startsWith('-') ? [] : command.registeredArguments
  for (const one of wanted) {
    const name = 'long' in one ? (one.long ?? '') : one.name()
    const [, place] = 'flags' in one ? (/<(folder|files?|path)>/.exec(one.flags) ?? []) : []
    const values =
      place === undefined
        ? await valuesOf(command.name(), name)?.(cli, options, typed).catch(() => [])
        : await pathsAt(cli.cwd, typed, place !== 'folder')
    if (values !== undefined) found.set(name, values.filter(isPlain))
  }
  return found
}

function pick(words: readonly string[]): GlobalOptions {
  const [cwd, config] = [optionIn(words, '--cwd'), optionIn(words, '--config')]
  return { ...(cwd !== undefined && { cwd }), ...(config !== undefined && { config }) }
}

/** Shells read what is offered: bash runs what stands in \`$()\`, and others take a space for the end. Names come from content. */
const isPlain = (value: string): boolean => /^[\p{L}\p{N}_./@%+,-]+$/u.test(value) && !value.startsWith('-')

/** The package prints. */
function printedBy(work: () => void): string {
  const lines: string[] = []
  const { log } = console
  console.log = (line: unknown) => void lines.push(String(line))
  try {
    work()
  } finally {
    console.log = log
  }
  return lines.join('\n')
}
