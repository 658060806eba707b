import { Argument, Command } from 'commander'
import type { Cli } from '../cli.ts'

/** `blog completion`: a script for the shell, made from the commands themselves. */
export function completionCommand(cli: Cli): Command {
  const help = cli.texts.help.completion
  return new Command('completion')
    .description(help.description)
    .addArgument(new Argument('[shell]', help.shell).choices(['bash', 'zsh']).default('bash'))
    .addHelpText('after', help.after)
    .action((shell: 'bash' | 'zsh', _: unknown, command: Command) => {
      if (command.parent) cli.terminal.out(completionScript(command.parent, shell))
    })
}

function completionScript(program: Command, shell: 'bash' | 'zsh'): string {
  // A command without a description is not for people.
  const commands = program.commands.filter((command) => command.description() !== '' && command.name() !== 'help')
  const shared = optionsOf(program)
  const cases = commands.map((command) => {
    const words = [...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []), ...optionsOf(command)]
    return `    ${[command.name(), ...command.aliases()].join('|')}) words="${[...words, ...shared].join(' ')}" ;;`
  })
  const names = [...commands.map((command) => command.name()), 'help']
  return `# Completion of blog for ${shell}, made by "blog completion ${shell}".
${shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : ''}_blog() {
  local word command= words= current="\${COMP_WORDS[COMP_CWORD]}"
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) command="$word"; break ;; esac
  done
  case "$command" in
    '') words="${[...names, ...shared, '--version'].join(' ')}" ;;
    help) words="${names.join(' ')}" ;;
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _blog blog`
}

function optionsOf(command: Command): readonly string[] {
  return command.options.flatMap(({ long, hidden }) => (long && !hidden && long !== '--version' ? [long] : []))
}
