import { Command } from 'commander'
import { nearest } from '../../base/text.ts'
import type { Explanation, Explanations } from '../../messages/explain/explain.ts'
import { loadExplanations } from '../../messages/load.ts'
import { type Cli, WrongUse } from '../cli.ts'
import { wrap } from '../text-width.ts'

/** `blog explain [code]`: what a problem means, and ways to fix it; without a code, all of them. */
export function explainCommand(cli: Cli): Command {
  const help = cli.texts.help.explain
  return new Command('explain')
    .description(help.description)
    .argument('[code]', help.code)
    .addHelpText('after', help.after)
    .action(async (code: string | undefined) => {
      const explanations = await loadExplanations(cli.locale)
      if (code === undefined) return cli.terminal.out(listOf(explanations, cli))
      const all = Object.assign({}, ...Object.values(explanations.areas)) as Readonly<Record<string, Explanation>>
      const found = Object.hasOwn(all, code) ? all[code] : undefined
      if (found === undefined)
        throw new WrongUse('code-unknown', { code, near: nearest(code, Object.keys(all)), isOwn: code.includes('/') })
      cli.terminal.out(textOf(code, found, cli))
    })
}

function textOf(code: string, [means, ...fixes]: Explanation, { terminal, texts }: Cli): string {
  const { bold, cyan } = terminal.colors.out
  const width = Math.min(terminal.width, terminal.outWidth)
  const indented = (text: string, mark: string) =>
    wrap(text, width - 4).map((line, at) => `  ${at === 0 ? mark : ' '.repeat(mark === '' ? 0 : 2)}${line}`)
  return [
    bold(code),
    ...indented(means, ''),
    '',
    texts.writing.waysOut,
    ...fixes.flatMap((fix) => indented(fix, `${cyan('→')} `)),
  ].join('\n')
}

function listOf({ titles, areas }: Explanations, { terminal }: Cli): string {
  const { bold, cyan } = terminal.colors.out
  return Object.entries(areas)
    .map(([name, codes]) => {
      const lines = Object.keys(codes).map((code) => `  ${cyan(code)}`)
      return [bold(titles[name as keyof typeof titles]), ...lines].join('\n')
    })
    .join('\n\n')
}
