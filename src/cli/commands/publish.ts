import { join } from 'node:path'
import { Command } from 'commander'
import { type Cli, type GlobalOptions, WrongUse } from '../cli.ts'
import { readSite, shownPath } from '../site.ts'
import { oneLine } from '../text-width.ts'

/** `blog publish [layout] <filename>`: a draft becomes a post. */
export function publishCommand(cli: Cli): Command {
  return new Command('publish')
    .alias('p')
    .description('move a draft to source/_posts/, with its pictures')
    .argument('[layout]', 'the layout of the post, when it is not post')
    .argument('[draft]', 'its file name, path or title; the ending may be left out')
    .usage('[layout] <draft> [options]')
    .option('-r, --replace', 'overwrite a post of the same name; otherwise a number is added')
    .addHelpText(
      'after',
      `
Examples:
  blog publish 还在构思             source/_drafts/还在构思.md becomes a post
  blog publish photo sunset       … with "layout: photo" in its front matter`,
    )
    .action(
      async (first: string | undefined, second: string | undefined, options: PublishOptions, command: Command) => {
        const all = command.optsWithGlobals<PublishOptions>()
        const { config, folders } = await readSite(cli, all)
        const { publishDraft, draftNames } = await import('../../scaffold/publish.ts')
        const name = second ?? first ?? (await chosen(cli, await draftNames(folders.source)))
        const layout = second === undefined ? undefined : first
        const post = await publishDraft(
          folders,
          config,
          { name, ...(layout === undefined ? {} : { layout }), replace: options.replace === true },
          cli.now(),
        )
        if (all.silent === true) return
        const { green, bold, dim } = cli.terminal.colors.out
        const shown = (path: string) => oneLine(shownPath(cli, join(folders.source, path)))
        cli.terminal.out(`${green('✓')} ${shown(post.draft)} → ${bold(shown(post.path))}`)
        if (post.taken !== undefined)
          cli.terminal.out(dim(`  ${shown(post.taken)} already exists; --replace would have overwritten it.`))
      },
    )
}

interface PublishOptions extends GlobalOptions {
  readonly replace?: boolean
}

async function chosen(cli: Cli, drafts: readonly string[]): Promise<string> {
  if (drafts.length === 0) throw new WrongUse('There is no draft to publish.', 'blog new draft "…" makes one.')
  if (!cli.terminal.interactive)
    throw new WrongUse('It is not said which draft to publish.', `blog publish "${drafts[0]}"`)
  const { askChoice } = await import('../questions.ts')
  return askChoice('Which draft?', drafts)
}
