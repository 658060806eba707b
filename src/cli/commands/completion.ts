import { Argument, Command } from 'commander'
import type { Cli } from '../cli.ts'

/** `blog completion`: a script for the shell, which asks `blog complete` for what may stand where the cursor is. */
export function completionCommand(cli: Cli): Command {
  const help = cli.texts.help.completion
  return new Command('completion')
    .description(help.description)
    .addArgument(new Argument('[shell]', help.shell).choices(SHELLS).default('bash'))
    .addHelpText('after', help.after)
    .action(async (shell: (typeof SHELLS)[number]) => {
      const { completionScript } = await import('../completing.ts')
      cli.terminal.out(completionScript(shell))
    })
}

/** Not for people, who would find no description of it. */
export function completeCommand(cli: Cli): Command {
  return new Command('complete')
    .argument('[words...]')
    .action(async (words: readonly string[], _: unknown, { parent }: Command) => {
      const { completionsFor } = await import('../completing.ts')
      if (parent) cli.terminal.out(await completionsFor(parent, words, cli))
    })
}

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const
