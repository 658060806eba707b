import type { Command } from 'commander'
import type { Cli } from './cli.ts'
import { checkCommand } from './commands/check.ts'
import { cleanCommand } from './commands/clean.ts'
import { completionCommand } from './commands/completion.ts'
import { configCommand } from './commands/config.ts'
import { deployCommand } from './commands/deploy.ts'
import { explainCommand } from './commands/explain.ts'
import { generateCommand } from './commands/generate.ts'
import { initCommand } from './commands/init.ts'
import { listCommand } from './commands/list.ts'
import { newCommand } from './commands/new.ts'
import { publishCommand } from './commands/publish.ts'
import { renderCommand } from './commands/render.ts'
import { serverCommand } from './commands/server.ts'
import { themeCommand } from './commands/theme.ts'
import { versionCommand } from './commands/version.ts'

/** Every command, in the order that help shows. Their files declare arguments and options; the work is loaded when it runs. */
export const COMMANDS: readonly ((cli: Cli) => Command)[] = [
  initCommand,
  newCommand,
  publishCommand,
  generateCommand,
  serverCommand,
  checkCommand,
  explainCommand,
  deployCommand,
  cleanCommand,
  listCommand,
  renderCommand,
  configCommand,
  themeCommand,
  completionCommand,
  versionCommand,
]
