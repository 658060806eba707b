import { describe, expect, test } from 'vitest'
import { createMarkdown } from '../../src/markdown/renderer.ts'

const { render } = createMarkdown({ markdown: { ruby: true, wiki_links: true, deflist: true, abbr: true } })

/** Inputs that make a parser look ahead, look back, nest or remember. Each must end in time, whatever comes out. */
const INPUTS: Readonly<Record<string, string>> = {
  '20,000 tags in a block of HTML': `<div>\n${'<pre></pre>{% label x %}\n{% note %}\n{% endnote %}<pre>\n</pre>\n'.repeat(10_000)}</div>`,
  '20,000 tags in preformatted text': `<pre>\n${'{% note %}\n{% endnote %}\n'.repeat(20_000)}`,
  '50,000 nested brackets': `${'['.repeat(50_000)}a${']'.repeat(50_000)}`,
  '50,000 links that never end': '[a]('.repeat(50_000),
  '50,000 pictures that never end': '!['.repeat(50_000),
  '50,000 nested quotes': `${'>'.repeat(50_000)} a`,
  '50,000 asterisks': `${'*'.repeat(50_000)}a`,
  '50,000 emphasis marks': '*a _b '.repeat(25_000),
  '20,000 bold openers': '**粗'.repeat(20_000),
  '100,000 dollars': '$'.repeat(100_000),
  '100,000 dollars with spaces': '$ '.repeat(100_000),
  '50,000 dollars around words': '设$x为，'.repeat(50_000),
  '50,000 prices': '$5 和 $10，'.repeat(25_000),
  '20,000 texts in a formula': `$${'\\text{a '.repeat(20_000)}$`,
  '20,000 texts with dollars': '$\\text{a $x$ '.repeat(20_000),
  '10,000 display formulas with words between': '$$\na = 1\n\n其中 $x$ 是：\n\n'.repeat(10_000),
  '20,000 double dollars with a dollar inside': '$$a $b '.repeat(20_000),
  '50,000 brackets of TeX with two backslashes': '\\\\(a'.repeat(50_000),
  'a formula of 20,000 commands behind indices': `$${'x_\\hat'.repeat(2_500)}\\foo$`,
  'a formula of 100,000 escapes': `$${'\\_\\\\{'.repeat(25_000)}$`,
  '1,000 formulas that nothing can read': '$\\foo\\*\\\\{$，'.repeat(1_000),
  'a delimiter of 100,000 spaces': `| a |\n|${' '.repeat(100_000)}-${' '.repeat(100_000)}x`,
  'a table of backticks': `| a | b |\n| - | - |\n${'| `a|b` | ` | $ |\n'.repeat(5_000)}`,
  'a row of 50,000 backticks': `| a | b |\n| - | - |\n|${'`|'.repeat(50_000)}`,
  '20,000 heads that do not fit': '| a | b |\n|---|\n'.repeat(20_000),
  '50,000 products': 'M*N'.repeat(50_000),
  '20,000 formulas in one piece of HTML': `<div>\n${'$x$ <b>a</b>\n'.repeat(20_000)}</div>`,
  '20,000 openers in HTML': `<div>\n${'\\\\( \\\\[ $$ $a '.repeat(20_000)}</div>`,
  '50,000 codes in HTML': `<div>${'<code>$x'.repeat(50_000)}</div>`,
  '5,000 unclosed display formulas': '$$a\n\n'.repeat(5_000),
  '3,000 display formulas cut by headings': '$$\n# a\n'.repeat(3_000),
  '5,000 environments that never end': '\\begin{align}\n'.repeat(5_000),
  '20,000 brackets of TeX': '\\[\n'.repeat(20_000),
  '50,000 parentheses of TeX': '\\('.repeat(50_000),
  'a formula of 50,000 braces': `$${'{'.repeat(50_000)}$`,
  'a formula of 5,000 nested groups': `$$${'{'.repeat(5_000)}${'}'.repeat(5_000)}$$`,
  'a formula that expands without end': '$\\def\\a{\\a\\a}\\a$',
  '3,000 footnotes': Array.from({ length: 3_000 }, (_, i) => `正文[^${i}]\n\n[^${i}]: 注\n\n`).join(''),
  '20,000 footnotes in place': '^[a'.repeat(20_000),
  '5,000 equal headings': '# 标题\n\n'.repeat(5_000),
  'a paragraph of 5 MB': '深度学习 learning 的文字，'.repeat(150_000),
  'a word of 5 MB': 'a'.repeat(5_000_000),
  '100,000 unknown tags in one line': '{% a %}'.repeat(100_000),
  '50,000 known tags in one line': '{% post_link a %}'.repeat(50_000),
  '10,000 open elements before a word': `${'<pre><code>'.repeat(10_000)}\nx`,
  '20,000 open tags': '{% raw %}'.repeat(20_000),
  '50,000 braces': '{% '.repeat(50_000),
  '5,000 open quotes of tags': '{% blockquote %}\n'.repeat(5_000),
  '10,000 open containers': '::: tip\n'.repeat(10_000),
  'boxes in boxes': Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i * 4)}!!! tip`).join('\n'),
  '20,000 boxes': '!!! tip\n    a\n'.repeat(20_000),
  'a table of 50,000 columns': `${'|'.repeat(50_000)}\n${'|-'.repeat(50_000)}`,
  'a table of 100,000 rows': `| a | b |\n| - | - |\n${'| 1 | x |\n'.repeat(100_000)}`,
  'a table of dollars': `| a | b |\n| - | - |\n${'| $|x|$ | `|` |\n'.repeat(1_000)}`,
  '50,000 angle brackets': '<a '.repeat(50_000),
  '50,000 open comments': '<!-- '.repeat(50_000),
  '50,000 open CDATA': '<![CDATA['.repeat(50_000),
  '20,000 raw ids': '<a id="a"></a> '.repeat(20_000),
  'lists in lists': Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n'),
  '5,000 definitions': '[a]: /b\n'.repeat(5_000),
  '20,000 missing definitions': '[文字][x] '.repeat(20_000),
  '10,000 dead anchors': `${'[a](#b) '.repeat(10_000)}\n\n${'# 标题\n\n'.repeat(1_000)}`,
  '5,000 addresses': 'https://a.com/x，'.repeat(5_000),
  '3,000 fences of an unknown language': '```foo\na\n```\n\n'.repeat(3_000),
  'a code block of 190 kB': `\`\`\`js\n${'let a = 1; /* x */\n'.repeat(10_000)}\`\`\``,
  'a marked range without end': '```js {1-999999999999999}\na\n```\n',
  '500 equal labels': '$$a\\label{x}$$\n\n'.repeat(500),
  '30,000 wiki links that never end': '[[a'.repeat(30_000),
  '200,000 line breaks': '\n'.repeat(200_000),
  'a line of 100,000 spaces in code': `\`\`\`js\na${' '.repeat(100_000)}// [!code ++]x\n\`\`\`\n`,
  'a fence with 200,000 full-width spaces': `\`\`\`js ${'\u3000'.repeat(200_000)}x\na\n\`\`\`\n`,
  '** and a megabyte of Han': `** ${'中'.repeat(1_000_000)}`,
}

describe('hostile input ends within 5 seconds of processor time', () => {
  test.each(Object.keys(INPUTS))('%s', { timeout: 120_000 }, (name) => {
    const start = process.cpuUsage()
    const { html, problems } = render(INPUTS[name] ?? '', { path: 'source/_posts/a.md' })
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1e6).toBeLessThan(5)
    expect(typeof html).toBe('string')
    expect(problems.length).toBeLessThanOrEqual(200)
  })
})
