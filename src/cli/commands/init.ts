import { resolve } from 'node:path'
import { Command } from 'commander'
import type { Cli } from '../cli.ts'
import type { StartOptions } from '../starting.ts'

/** `blog init [folder]`: a new site, asked for and ready; in a site of Hexo's, hanmo beside it. */
export function initCommand(cli: Cli): Command {
  const help = cli.texts.help.init
  return new Command('init')
    .description(help.description)
    .argument('[folder]', help.folder)
    .option('-y, --yes', help.options.yes)
    .option('--no-install', help.options.noInstall)
    .option('--no-git', help.options.noGit)
    .addHelpText('after', help.after)
    .action(async (folder: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<StartOptions>()
      const target = resolve(cli.cwd, options.cwd ?? '.', folder ?? '.')
      const { hexoSiteIn } = await import('../../scaffold/hexo-site.ts')
      const found = await hexoSiteIn(target)
      if (found === undefined) {
        const { startSite } = await import('../starting.ts')
        return startSite(cli, target, { ...options, isNamed: folder !== undefined })
      }
      const { adoptSite } = await import('../adopting.ts')
      await adoptSite(cli, found, options)
    })
}
