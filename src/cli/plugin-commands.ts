import { MessagePort } from 'node:worker_threads'
import { BlogError, type Problem } from '../base/problem.ts'
import { callExtension } from '../model/call-extension.ts'
import type { Command, CommandArgs } from '../model/extension.ts'
import type { Project } from '../model/project.ts'
import { type Cli, type GlobalOptions, WrongUse } from './cli.ts'
import { openSite } from './site.ts'
import { cellsOf, oneLine } from './text-width.ts'

/** Commands that plugins, scripts and extensions of a site bring: looked for where a word is no command of ours. */

export interface PluginCommand extends Command {
  readonly name: string
  /** Runs it. @throws {BlogError} */
  readonly call: () => Promise<void>
}

interface Found {
  readonly commands: readonly PluginCommand[]
  /** Why there may be more. */
  readonly problems: readonly Problem[]
}

/** All of the site that the command line means; none outside of a site. @param args with the command as the first word */
export async function pluginCommands(cli: Cli, options: GlobalOptions, args: CommandArgs): Promise<Found> {
  const project = await projectOf(cli, options)
  if (project === undefined) return { commands: [], problems: [] }
  const commands = new Map<string, PluginCommand>()
  const problems: Problem[] = []
  for (const extension of project.extensions) {
    const { commands: own = {} } = extension
    const named = (hook: string) => (work: () => unknown) => callExtension(extension, hook, undefined, work)
    try {
      const those =
        typeof own === 'function' ? await callExtension(extension, 'commands', undefined, () => own(args)) : own
      for (const [name, command] of Object.entries(those))
        commands.set(name, {
          ...command,
          name,
          call: () => run(cli, options, project, args, command, named(`commands.${name}`)),
        })
    } catch (error) {
      if (!(error instanceof BlogError)) throw error
      problems.push(error.problem)
    }
  }
  return { commands: [...commands.values()], problems }
}

/** By its name, or by what no other name begins with. */
export function commandOf(commands: readonly PluginCommand[], word: string): PluginCommand | undefined {
  const name = word.toLowerCase()
  const begun = commands.filter((one) => one.name.toLowerCase().startsWith(name))
  return commands.find((one) => one.name.toLowerCase() === name) ?? (begun.length === 1 ? begun[0] : undefined)
}

async function projectOf(cli: Cli, options: GlobalOptions): Promise<Project | undefined> {
  try {
    return await openSite(cli, options)
  } catch (error) {
    if (error instanceof WrongUse && error.problem.code === 'blog-missing') return undefined
    throw error
  }
}

async function run(
  cli: Cli,
  options: GlobalOptions,
  project: Project,
  args: CommandArgs,
  command: Command,
  named: (work: () => unknown) => unknown,
): Promise<void> {
  const { openCommandSite } = await import('./command-site.ts')
  const site = openCommandSite(cli, options, project)
  try {
    await named(() => command.run({ args: { ...args, _: args._.slice(1) }, site, print: cli.terminal.out }))
  } finally {
    site.close()
    leavePorts()
  }
}

/** A port that a package has left open, as some do, would keep a command from ending; a server or a thread still does. */
function leavePorts(): void {
  const { _getActiveHandles } = process as { readonly _getActiveHandles?: () => readonly unknown[] }
  for (const handle of _getActiveHandles?.call(process) ?? []) if (handle instanceof MessagePort) handle.unref()
}

/** Each in a line, its description beside it. */
export function listed(title: string, rows: readonly (readonly [string, string])[], cli: Cli): string {
  const { bold, cyan } = cli.terminal.colors.out
  const width = Math.max(0, ...rows.map(([name]) => cellsOf(oneLine(name))))
  const lines = rows.map(([name, description]) => {
    const shown = oneLine(name)
    return `  ${cyan(shown)}${' '.repeat(width - cellsOf(shown))}  ${oneLine(description)}`.trimEnd()
  })
  return [bold(title), ...lines].join('\n')
}

/** What `blog help NAME` prints. */
export function helpOf(
  { name, description, usage, arguments: words = [], options = [] }: PluginCommand,
  cli: Cli,
): string {
  const { headings } = cli.texts.help
  const titled = (title: string) => headings[title] ?? title
  const { bold, cyan } = cli.terminal.colors.out
  const parts = [`${bold(titled('Usage:'))} ${cyan(oneLine(`blog ${name} ${usage ?? ''}`.trim()))}`]
  if (description !== '') parts.push(oneLine(description))
  if (words.length > 0) parts.push(listed(titled('Arguments:'), words, cli))
  if (options.length > 0) parts.push(listed(titled('Options:'), options, cli))
  return parts.join('\n\n')
}
