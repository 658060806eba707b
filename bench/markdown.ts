/**
 * Processor time of rendering one post of 8 kB with seven formulas and three blocks of code, against bare markdown-it,
 * KaTeX and highlight.js doing the same: `npm run bench:markdown -- [rounds]`.
 *
 * Both sides render in turn, so that a busy machine slows both; the best rounds count. Nothing is memoised.
 */
import { createRequire } from 'node:module'
import type { HLJSApi } from 'highlight.js'
import MarkdownIt from 'markdown-it'

const require = createRequire(import.meta.url)
const katex: typeof import('katex').default = require('../dist/vendor/katex.cjs')
const hljs: HLJSApi = require('highlight.js/lib/core')
const { createMarkdown }: typeof import('../src/index.ts') = require('../dist/index.cjs')
for (const name of ['python', 'javascript', 'bash', 'xml', 'css', 'graphql'])
  hljs.registerLanguage(name, require(`highlight.js/lib/languages/${name}`))

const PARAGRAPH = `残差学习的想法很简单：与其让几层网络直接拟合目标映射，不如让它们拟合残差。**恒等映射**由跳跃连接给出，
所以在最坏的情况下，新加的层只要学会输出零，网络就不会变差。这一点看似平常，却让训练 100 层以上的网络成为可能，
见[论文](https://arxiv.org/abs/1512.03385)与 *Identity Mappings*。输入为 224*224*3，最后的特征图为 7*7*512。

`
const POST = `# 论文笔记：残差网络

${PARAGRAPH}## 退化问题

设 $x$ 为输入，$\\mathcal{H}(x)$ 为目标映射，残差为 $\\mathcal{F}(x) = \\mathcal{H}(x) - x$。

$$
\\frac{\\partial L}{\\partial x_l} = \\frac{\\partial L}{\\partial x_L}\\left(1 + \\frac{\\partial}{\\partial x_l}\\sum_{i=l}^{L-1}\\mathcal{F}(x_i, W_i)\\right)
$$

${PARAGRAPH.repeat(3)}## 结构

| 层 | 输出 | 参数 |
| --- | --- | --- |
| conv1 | 112*112 | 7*7, 64 |
| conv2 | 56*56 | 3*3, 64 |

- 批归一化放在卷积之后
- 学习率从 $0.1$ 开始，每 30 轮除以 10
- 权重衰减取 $10^{-4}$

\`\`\`python
import torch
from torch import nn


class Block(nn.Module):
    """两个卷积和一条捷径。"""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)

    def forward(self, x):
        return torch.relu(self.bn1(self.conv1(x)) + x)  # 残差
\`\`\`

${PARAGRAPH.repeat(4)}## 训练

> 深度不是越深越好，**除非**梯度能够到达。

\`\`\`bash
python train.py --depth 50 --lr 0.1
\`\`\`

损失为 $$L = -\\sum_i y_i \\log \\hat{y}_i$$ ，其余同前。

\`\`\`javascript
export function plot(points) {
  return points.map(({ x, y }) => \`\${x},\${y}\`).join(' ') // 折线
}
\`\`\`

${PARAGRAPH.repeat(3)}## 小结

${PARAGRAPH.repeat(4)}`

/** What anyone writes in an afternoon: dollars found by regular expressions, code coloured by the language's name. */
function bareRenderer() {
  const md = new MarkdownIt({
    html: true,
    linkify: true,
    highlight: (code, language) =>
      hljs.getLanguage(language) ? hljs.highlight(code, { language, ignoreIllegals: true }).value : '',
  })
  const render = (tex: string, displayMode: boolean) =>
    katex.renderToString(tex, { displayMode, throwOnError: false, strict: 'ignore' })
  md.inline.ruler.before('escape', 'math', (state, silent) => {
    if (state.src[state.pos] !== '$') return false
    const match = /^\$\$([^$]+)\$\$|^\$([^$]+)\$/.exec(state.src.slice(state.pos))
    if (!match) return false
    if (!silent) state.push('math', '', 0).content = render(match[1] ?? match[2] ?? '', match[1] !== undefined)
    state.pos += match[0].length
    return true
  })
  md.renderer.rules.math = (tokens, index) => tokens[index]?.content ?? ''
  return (text: string): string => md.render(text)
}

const bare = bareRenderer()
const { render } = createMarkdown({ url: 'https://example.com' })
const ours = (text: string) => render(text).html

const formulas = (html: string) => html.split('<math').length - 1
if (formulas(bare(POST)) !== 7 || formulas(ours(POST)) !== 7) throw new Error('Both sides must render 7 formulas.')

const BATCH = 20
function millisecondsOf(work: (text: string) => string): number {
  const start = process.cpuUsage()
  // The last character asks for the string itself: until then it is a tree of pieces on either side.
  for (let i = 0; i < BATCH; i++) work(POST).at(-1)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000 / BATCH
}

const rounds = Number(process.argv[2] ?? 30)
const times: { readonly bare: number; readonly ours: number }[] = []
for (let i = 0; i < 5; i++) for (const work of [bare, ours]) millisecondsOf(work)
for (let i = 0; i < rounds; i++) {
  // In turn, and in turn who begins.
  const first = i % 2 === 0
  const a = millisecondsOf(first ? bare : ours)
  const b = millisecondsOf(first ? ours : bare)
  times.push(first ? { bare: a, ours: b } : { bare: b, ours: a })
}
// The best tenth: what disturbs a round only makes it slower.
const best = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 10)] ?? 0
const [a, b] = [best(times.map((time) => time.ours)), best(times.map((time) => time.bare))]
console.log(
  `markdown: ${Buffer.byteLength(POST)} bytes, 7 formulas, 3 blocks of code: ` +
    `${a.toFixed(2)} ms, bare ${b.toFixed(2)} ms, ratio ${(a / b).toFixed(2)} (at most 1.25)`,
)
process.exitCode = a / b <= 1.25 ? 0 : 1
