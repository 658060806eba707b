import { join, relative, resolve } from 'node:path'
import { Command } from 'commander'
import type { Cli, GlobalOptions } from '../cli.ts'
import { oneLine } from '../text-width.ts'

/** `blog init [folder]`: a new site, ready for git. */
export function initCommand(cli: Cli): Command {
  const help = cli.texts.help.init
  return new Command('init')
    .description(help.description)
    .argument('[folder]', help.folder, '.')
    .addHelpText('after', help.after)
    .action(async (folder: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>()
      const { initSite } = await import('../../scaffold/init.ts')
      const target = resolve(cli.cwd, options.cwd ?? '.', folder)
      const { created, kept } = await initSite(target, {
        starter: join(cli.home, 'src/scaffold/starter'),
        scaffolds: join(cli.home, 'scaffolds'),
        version: cli.version,
        now: cli.now(),
      })
      if (options.silent === true) return
      const { terminal, texts } = cli
      const said = texts.writing
      const { green, bold, dim, cyan } = terminal.colors.out
      const shown = relative(cli.cwd, target) || '.'
      terminal.out(`${green('✓')} ${said.newSite({ folder: bold(oneLine(target)), files: created.length })}`)
      if (kept.length > 0) terminal.out(dim(`  ${said.kept(kept)}`))
      terminal.out(`\n${said.next}`)
      if (shown !== '.') terminal.out(`  ${cyan(`cd ${shellWord(shown)}`)}`)
      terminal.out(`  ${cyan(kept.includes('package.json') ? 'npm install hanmo' : 'npm install')}`)
      terminal.out(`  ${cyan('npx blog server')}                ${dim(said.thePreview)}`)
      terminal.out(`  ${cyan(`npx blog new post "${said.yourTitle}"`)}   ${dim(said.theNextPost)}`)
    })
}

/** Quotes a path where a shell would split or expand it. */
function shellWord(path: string): string {
  return /^[\p{L}\p{N}_./-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}
