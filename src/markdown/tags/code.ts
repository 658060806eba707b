/** `{% codeblock 标题 lang:js url 文字 %}` and `{% include_code 标题 lang:js from:1 to:9 path %}`. */
import { warning } from '../../base/problem.ts'
import { type CodeInfo, codeAttributesOf } from '../code/info.ts'
import type { BuiltinTag } from './scope.ts'

export const codeblock: BuiltinTag = {
  ends: true,
  render: (_args, body, _scope, source) => ({
    kind: 'code',
    code: body.replace(/^[ \t]*\n/, '').replace(/\s*$/, '\n'),
    info: codeAttributesOf(source),
  }),
}

/** `{% mermaid graph TD %}`: the arguments are the diagram's first line. */
export const mermaid: BuiltinTag = {
  ends: true,
  render: (_args, body, _scope, source) => ({
    kind: 'code',
    code: `${source}\n${body.trim()}\n`.trimStart(),
    info: { language: 'mermaid', marked: [] },
  }),
}

export const includeCode: BuiltinTag = {
  render(args, _body, { settings, state, report }) {
    const path = args.findLast((arg) => !/^(?:lang|from|to):/.test(arg))
    if (path === undefined) return undefined
    const text = state.context.include?.(path)
    if (text === undefined) {
      if (state.context.include) {
        report(warning('include-missing', { file: path, folder: settings.code_dir }))
      }
      return undefined
    }
    const option = (name: string): string | undefined =>
      args.find((arg) => arg.startsWith(`${name}:`))?.slice(name.length + 1)
    const from = Number(option('from') ?? 1)
    const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n')
    const title = args.filter((arg) => arg !== path && !/^(?:lang|from|to):/.test(arg)).join(' ')
    const name = path.split('/').at(-1) ?? path
    const info: CodeInfo = {
      language: option('lang') ?? /\.([^.]+)$/.exec(name)?.[1] ?? '',
      title: title || name,
      link: { url: rawUrl(settings, path), text: 'view raw' },
      marked: [],
    }
    return { kind: 'code', code: `${lines.slice(from - 1, Number(option('to') ?? lines.length)).join('\n')}\n`, info }
  },
}

function rawUrl({ root, code_dir }: { root: string; code_dir: string }, path: string): string {
  return `${root.replace(/\/$/, '')}/${`${code_dir}/${path}`.split('/').filter(Boolean).map(encodeURIComponent).join('/')}`
}
