import { createRequire } from 'node:module'
import type { HLJSApi } from 'highlight.js'
import { expect, test } from 'vitest'
import { HtmlEmitter } from '../../../src/markdown/code/html-emitter.ts'

const own: HLJSApi = createRequire(import.meta.url)('highlight.js')

/** Strings, comments, keywords and names of many languages, some in others, and what is never closed. */
const CODE = `<?php function f($a) { return "a & b" . 'c'; } ?>
<style>p > a { color: #fff; }</style><script>const f = (x) => \`\${x < 1}\`</script>
def g(x: int) -> str: # "说明" 'x'
    """>>> g(1)"""
class A<T> extends B { @Override public void h() { int i = 0x1f; } } // TODO: <b>
SELECT "x" FROM t WHERE a <> 'b'; -- note
{{#if a}}{{b}}{{/if}} {% raw %} #include <vector>
const T = <Tag a="1">{b}</Tag>; template <typename T> T k(T && a);
$ echo "$(date)" 'open
HTTP/1.1 200 OK
Content-Type: application/json

{"a": [1, null]}
`

test('it makes of every language what highlight.js makes itself', () => {
  const ours = own.newInstance()
  ours.configure({ __emitter: HtmlEmitter })
  const differ: string[] = []
  let spans = 0
  for (const language of own.listLanguages()) {
    ours.registerLanguage(language, createRequire(import.meta.url)(`highlight.js/lib/languages/${language}`))
  }
  for (const language of own.listLanguages()) {
    const expected = own.highlight(CODE, { language, ignoreIllegals: true }).value
    spans += expected.split('<span').length
    if (ours.highlight(CODE, { language, ignoreIllegals: true }).value !== expected) differ.push(language)
  }
  expect(differ).toEqual([])
  expect(spans).toBeGreaterThan(3000)
})
