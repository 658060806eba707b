import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { innerTags } from '../../src/hexo/inner-tags.ts'

const nunjucks = createRequire(import.meta.url)('nunjucks')
const env = new nunjucks.Environment(null, { autoescape: false })
env.addExtension('loud', {
  tags: ['loud'],
  parse(parser: any, nodes: any) {
    const start = parser.nextToken()
    parser.advanceAfterBlockEnd(start.value)
    const body = parser.parseUntilBlocks('endloud')
    parser.advanceAfterBlockEnd()
    return new nodes.CallExtension(this, 'run', new nodes.NodeList(), [body])
  },
  run: (_: unknown, body: () => string) => `<${body().toUpperCase()}>`,
})
const shown = (body: string): string =>
  env.renderString(
    innerTags(body, (name) => name === 'loud'),
    { x: 'worked out' },
  )

test.each([
  ['a {% loud %}b{% endloud %} c', 'a <B> c'],
  ['{%- loud -%} b {%- endloud -%}', '<B>'],
  ['{{ x }} {# x #} {% if x %} {%', '{{ x }} {# x #} {% if x %} {%'],
  ['`{% loud %}` ``{{ x }} ` {{ x }}``', '`{% loud %}` ``{{ x }} ` {{ x }}``'],
  ['{% raw %}{{ x }}{% loud %}{% endraw %}', '{{ x }}{% loud %}'],
  ['```yaml\ntoken: ${{ x }}\n{% raw %}\n```\n', '```yaml\ntoken: ${{ x }}\n{% raw %}\n```\n'],
  ['{% loud %}\n~~~\n{{ x }}\n~~~\n{% endloud %}', '<\n~~~\n{{ X }}\n~~~\n>'],
  ['``` ` `` a', '``` ` `` a'],
  ['{% raw %} never ends {{ x }}', '{% raw %} never ends {{ x }}'],
  ['a "quote" \\ and \\n', 'a "quote" \\ and \\n'],
])('%j comes out as %j', (body, expected) => {
  expect(shown(body)).toBe(expected)
})

test('what is opened a hundred thousand times and never closed takes no longer than what is', () => {
  for (const piece of ['`', '{% raw %}', '{%', '{{ ', '``` {% '])
    expect(innerTags(piece.repeat(100_000), () => false).length).toBeGreaterThanOrEqual(100_000)
})
