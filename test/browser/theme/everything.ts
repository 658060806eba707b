/** A post with everything that Markdown and the theme know, for tests of the theme. */

/** The address of the post that has everything. */
export const EVERYTHING = '/2018/06/01/everything/'

const LONG = Array.from({ length: 60 }, (_, i) => `line_${i} = ${i}`).join('\n')
const WIDE_TEX = Array.from({ length: 14 }, (_, i) => `\\frac{\\partial L}{\\partial x_{${i}}}`).join(' + ')
const COLUMNS = Array.from({ length: 16 }, (_, i) => `第${i}列`)

/** Its source. */
export const POST = `---
title: 样样都有：A & B <i>不是标签</i>
date: 2018-06-01 08:00:00
tags: [论文笔记, CNN]
categories: [论文, 视觉]
---
开头一段，*强调*与 **粗体**，一个脚注[^1]，一个很长的行内公式 $${WIDE_TEX.replaceAll('$', '')}$，再来一个短的 $E=mc^2$，和 $r_i$，完。

<!-- more -->

## 第一节

$$
${WIDE_TEX} + ${WIDE_TEX}
$$

\`\`\`python {2} title="train.py"
import torch
x = torch.zeros(2, 3)  # ${'很长的注释'.repeat(40)}
\`\`\`

\`\`\`python
${LONG}
\`\`\`

## 第二节

| | ${COLUMNS.slice(1).join(' | ')} |
| ${COLUMNS.map(() => '---').join(' | ')} |
| ${COLUMNS.map((_, i) => `数值 ${i}`).join(' | ')} |

![一张图](/images/favicon.svg "图的说明")

\`\`\`mermaid
graph LR
  A --> B
\`\`\`

${'一段普通的文字，用来把页面撑高。'.repeat(60)}

### 小节

> [!WARNING]
> 小心。

<figure class="highlight python"><figcaption><span>旧标记</span></figcaption><table><tr><td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span><br></pre></td><td class="code"><pre><span class="line"><span class="keyword">import</span> torch</span><br><span class="line">x = <span class="number">1</span></span><br></pre></td></tr></table></figure>

## 第三节

${'又一段普通的文字，也用来把页面撑高。'.repeat(60)}

见[残差网络](/2018/02/11/resnet/)一文，和式 \\eqref{eq:all}。

$$
x = y \\label{eq:all}
$$

[^1]: 脚注的内容，有 *强调*。
`
