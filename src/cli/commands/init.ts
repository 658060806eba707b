import { join, relative, resolve } from 'node:path'
import { Command } from 'commander'
import type { Cli, GlobalOptions } from '../cli.ts'
import { plural } from '../reporter.ts'
import { oneLine } from '../text-width.ts'

/** `blog init [folder]`: a new site, ready for git. */
export function initCommand(cli: Cli): Command {
  return new Command('init')
    .description('make a new site in a folder; nothing is overwritten')
    .argument('[folder]', 'where the site goes, made when it is missing', '.')
    .addHelpText(
      'after',
      `
Examples:
  blog init my-blog      a new site in ./my-blog
  blog init              a new site in this folder`,
    )
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
      const { terminal } = cli
      const { green, bold, dim, cyan } = terminal.colors.out
      const shown = relative(cli.cwd, target) || '.'
      terminal.out(`${green('✓')} A new site in ${bold(oneLine(target))} (${plural(created.length, 'file')})`)
      if (kept.length > 0) terminal.out(dim(`  Left as they were: ${kept.join(', ')}`))
      terminal.out('\nNext:')
      if (shown !== '.') terminal.out(`  ${cyan(`cd ${shellWord(shown)}`)}`)
      terminal.out(`  ${cyan(kept.includes('package.json') ? 'npm install hanmo' : 'npm install')}`)
      terminal.out(`  ${cyan('npx blog server')}                ${dim('the site in a browser; it follows every save')}`)
      terminal.out(`  ${cyan('npx blog new post "你的标题"')}   ${dim('the next post')}`)
    })
}

/** Quotes a path where a shell would split or expand it. */
function shellWord(path: string): string {
  return /^[\p{L}\p{N}_./-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}
