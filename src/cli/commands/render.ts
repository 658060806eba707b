import { readFile } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { Command } from 'commander'
import { sourcePath } from '../../base/paths.ts'
import type { Problem } from '../../base/problem.ts'
import type { Project } from '../../model/project.ts'
import { type Cli, type GlobalOptions, WrongUse } from '../cli.ts'
import { reportProblems } from '../reporter.ts'
import { openSite } from '../site.ts'

/** `blog render <file>`: what the Markdown of one file becomes. */
export function renderCommand(cli: Cli): Command {
  const help = cli.texts.help.render
  return new Command('render')
    .description(help.description)
    .argument('<file>', help.file)
    .addHelpText('after', help.after)
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>()
      const project = await openSite(cli, options).catch((error: unknown) => {
        // The one command that works anywhere, unless a site was asked for.
        if (error instanceof WrongUse && options.cwd === undefined && options.config === undefined) return undefined
        throw error
      })
      const { html, problems } = await render(cli, file, project)
      cli.terminal.out(html.replace(/\n$/, ''))
      const shown = options.silent === true ? problems.filter(({ severity }) => severity === 'error') : problems
      await reportProblems(shown, cli)
      if (problems.some(({ severity }) => severity === 'error')) cli.exitWith(1)
    })
}

interface Rendered {
  readonly html: string
  readonly problems: readonly Problem[]
}

async function render(cli: Cli, file: string, project: Project | undefined): Promise<Rendered> {
  if (file === '-') return renderText(await cli.readInput(), 'stdin', project)
  const path = resolve(cli.cwd, file)
  const bytes = await readFile(path).catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isMissing) throw new WrongUse('file-unknown', { file })
    throw error
  })
  const inSite = project && (await renderInSite(cli, path, project))
  if (inSite) return inSite
  const { decodeText } = await import('../../base/text-file.ts')
  return renderText(decodeText(bytes, file), file, project)
}

/** An article of the site, with the whole site around it; undefined for any other file. */
async function renderInSite(cli: Cli, path: string, project: Project): Promise<Rendered | undefined> {
  const below = relative(project.folders.source, path).replaceAll('\\', '/')
  if (below.startsWith('../') || below.startsWith('/')) return undefined
  const [{ survey }, { createPlainEngine }, { contentStep }] = await Promise.all([
    import('../../road/survey.ts'),
    import('../../road/engines.ts'),
    import('../../road/steps.ts'),
  ])
  // A draft is rendered like everything else that is asked for by name.
  const asked = { ...project, config: { ...project.config, render_drafts: true, future: true } }
  const engine = createPlainEngine(cli.now())
  const { world } = await survey(asked, engine)
  const head = world.site.heads.get(sourcePath(below))
  if (head === undefined) return undefined
  const contents = await engine.map(contentStep, [head], world)
  return { html: contents.get(head.source)?.html ?? '', problems: contents.problems }
}

async function renderText(text: string, file: string, project: Project | undefined): Promise<Rendered> {
  const [{ createMarkdown }, { splitFrontMatter }] = await Promise.all([
    import('../../markdown/renderer.ts'),
    import('../../source/front-matter.ts'),
  ])
  const { bodyOffset, bodyLine, problems } = splitFrontMatter(text, file)
  const content = createMarkdown(project?.config ?? {}).render(text.slice(bodyOffset), { path: file, line: bodyLine })
  return { html: content.html, problems: [...problems, ...content.problems] }
}
