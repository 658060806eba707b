import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A seeded corpus of Chinese posts: the same number and seed give the same files. `technical` has about 8 kB a post with
 * seven formulas and two or three code blocks; `plain` is prose alone.
 */
export interface CorpusOptions {
  readonly posts: number
  readonly profile: 'technical' | 'plain'
  readonly seed?: number
}

export function writeCorpus(folder: string, options: CorpusOptions): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [number, text] of corpusPosts(options).entries()) write(`source/_posts/post-${number}.md`, text)
}

/** The texts of the posts alone. */
export function corpusPosts({ posts, profile, seed = 1 }: CorpusOptions): readonly string[] {
  return Array.from({ length: posts }, (_, number) => postOf(number, profile, randomOf(seed * 1_000_003 + number)))
}

/** The post that the cases change. */
export const EDITED_POST = 'post-0.md'

type Random = (below: number) => number

function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state ^ (state >>> 16), 0x45d9f3b) + 0x9e3779b9) >>> 0
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0
    return Math.floor((((mixed ^ (mixed >>> 12)) >>> 0) / 4294967296) * below)
  }
}

const THINGS =
  '卷积核 特征图 残差 梯度 损失 学习率 权重 偏置 注意力 词向量 样本 批次 验证集 激活函数 归一化 优化器 先验 后验 熵 期望 方差 矩阵 向量 张量 感受野 通道 步长 编码器 解码器 序列'.split(
    ' ',
  )
const ACTS = '依赖 决定 约束 放大 抵消 逼近 记录 复用 替换 拆开 合并 估计 更新 冻结 裁剪'.split(' ')
const TURNS = '因此 不过 换句话说 实际上 到这里 反过来 相比之下 再看一遍'.split(' ')
const TAGS = '论文 视觉 优化 PyTorch 概率 线性代数 工程 随笔 序列 生成'.split(' ')
const FORMULAS = [
  'x_{%d} = x + F(x, W_{%d})',
  '\\frac{\\partial L}{\\partial w_{%d}}',
  '\\sigma(z_{%d})',
  'O(n^{%d})',
  '\\mathbb{E}[X_{%d}]',
  '\\lVert w \\rVert_2^2 < %d',
]
const DISPLAYS = [
  '\\hat{y}_{%d} = \\frac{e^{z_i}}{\\sum_{j=1}^{%d} e^{z_j}}',
  '\\begin{aligned}\nm_{%d} &= \\beta_1 m + (1-\\beta_1) g \\\\\nv_{%d} &= \\beta_2 v + (1-\\beta_2) g^2\n\\end{aligned}',
  'A = \\begin{bmatrix} 1 & %d \\\\ %d & 1 \\end{bmatrix}',
]
const CODES: Readonly<Record<string, readonly string[]>> = {
  python: [
    'class Block(nn.Module):',
    '    def __init__(self, dim=%d):',
    '        super().__init__()',
    '        self.conv = nn.Conv2d(dim, dim, 3, padding=1)  # 形状不变',
    '    def forward(self, x):',
    '        return x + self.conv(x) * 0.%d',
    'for step in range(%d):',
    '    loss = model(x).mean()',
    '    loss.backward()',
    'print(f"{loss.item():.4f}")',
  ],
  bash: [
    'for seed in $(seq 1 %d); do',
    '  python train.py --seed "$seed" --lr 0.%d >> log.txt',
    'done',
    "grep 'acc' log.txt | sort -k2 -n | tail -%d",
  ],
  cpp: [
    'template <typename T>',
    'T dot(const std::vector<T>& a, const std::vector<T>& b) {',
    '  T sum = 0;',
    '  for (size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];  // %d',
    '  return sum;',
    '}',
  ],
}

function postOf(number: number, profile: CorpusOptions['profile'], random: Random): string {
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T
  const filled = (text: string): string => text.replaceAll('%d', () => String(1 + random(99)))
  const sentence = (): string =>
    `${random(3) === 0 ? `${pick(TURNS)}，` : ''}${pick(THINGS)}的${pick(THINGS)}${pick(ACTS)}${pick(THINGS)}，${pick(THINGS)}与${pick(THINGS)}的比值约为 ${random(100)}`
  const paragraph = (sentences: number): string => `${Array.from({ length: sentences }, sentence).join('；')}。`
  const math = (text: string): string =>
    profile === 'technical' ? `${text}这里 $${filled(pick(FORMULAS))}$ 成立。` : text
  const code = (): string => {
    const language = pick(Object.keys(CODES))
    const lines = CODES[language] ?? []
    return `\`\`\`${language}\n${Array.from({ length: 12 + random(10) }, (_, line) => filled(lines[line % lines.length] ?? '')).join('\n')}\n\`\`\``
  }
  const date = new Date(
    Date.UTC(2012, 0, 1) + ((number * 7919) % 3600) * 86_400_000 + random(86_400) * 1000,
  ).toISOString()
  const parts = [
    `---\ntitle: 第 ${number} 篇：${pick(THINGS)}与${pick(THINGS)}\ndate: ${date.slice(0, 19).replace('T', ' ')}\ntags: [${[pick(TAGS), pick(TAGS)].join(', ')}]\ncategories: [${pick(['论文', '笔记'])}, ${pick(['视觉', '语言'])}]\n---`,
    paragraph(4),
    '<!-- more -->',
  ]
  for (let section = 1; section <= 6; section++) {
    parts.push(`## ${section} ${pick(THINGS)}`, math(paragraph(7)), paragraph(6))
    if (section % 2 === 0)
      parts.push(Array.from({ length: 4 }, () => `- **${pick(THINGS)}**：${sentence()}。`).join('\n'))
    if (profile === 'plain') parts.push(paragraph(5))
    else if (section === 3) parts.push(`$$\n${filled(pick(DISPLAYS))}\n$$`)
    else if (section === 2 || section === 5 || (section === 6 && random(2) === 0)) parts.push(code())
  }
  return `${parts.join('\n\n')}\n`
}
