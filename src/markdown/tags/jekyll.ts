/** Jekyll's tags that have an equal here: `{% highlight %}`, `{% post_url %}`, `{% comment %}`. */
import { codeblock } from './code.ts'
import { postPath } from './links.ts'
import { type BuiltinTag, html } from './scope.ts'

/** `{% highlight ruby linenos %}` */
export const highlight: BuiltinTag = {
  ends: true,
  render: (args, body, scope) => {
    const lines = args.some((arg) => /^linenos\b/.test(arg)) ? ' line_number:true' : ''
    return codeblock.render([], body, scope, args[0] === undefined ? '' : `lang:${args[0]}${lines}`)
  },
}

/** `{% post_url 2018-03-31-name %}` */
export const postUrl: BuiltinTag = {
  render: ([name = '', ...rest], body, scope, source) =>
    postPath.render([name.replace(/^(?:.*\/)?\d{4}-\d{1,2}-\d{1,2}-/, ''), ...rest], body, scope, source),
}

/** `{% comment %}` */
export const comment: BuiltinTag = { ends: true, render: () => html('') }
