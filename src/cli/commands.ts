import type { Command } from 'commander'
import type { Cli } from './cli.ts'
import { completionCommand } from './commands/completion.ts'
import { configCommand } from './commands/config.ts'
import { initCommand } from './commands/init.ts'
import { newCommand } from './commands/new.ts'
import { publishCommand } from './commands/publish.ts'
import { versionCommand } from './commands/version.ts'

/** Every command, in the order that help shows. Their files declare arguments and options; the work is loaded when it runs. */
export const COMMANDS: readonly ((cli: Cli) => Command)[] = [
  initCommand,
  newCommand,
  publishCommand,
  configCommand,
  completionCommand,
  versionCommand,
]
