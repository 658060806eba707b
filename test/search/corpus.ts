import type { Content, Head } from '../../src/model/article.ts'
import { post } from '../generate/fixture.ts'

/** Articles made by lot from a seed, as a technical blog has them: Chinese with English words, formulas and code. */

const NOUNS =
  '神经网络 卷积神经网络 残差网络 循环网络 注意力 梯度 梯度消失 反向传播 参数 学习率 损失函数 特征 特征图 张量 矩阵 网 方差 均值 批量归一化 优化器 收敛 过拟合 数据 数据集 训练集 交叉熵 概率分布 线程 进程 缓存 数据库 索引 算法 动态规划 图'.split(
    ' ',
  )
const TRADITIONAL = '殘差網路 學習率 資料庫 機器學習 優化 圖像 緩存 線程 隨機 變換'.split(' ')
const VERBS = '计算 更新 训练 优化 初始化 提取 学习 预测 拟合 采样 生成 压缩 证明 实现'.split(' ')
const LATIN =
  'ResNet ResNet-50 BatchNorm batch_norm PyTorch TensorFlow train training trained Transformer attention Adam SGD GPU CUDA DataLoader nn.Linear loss.backward C++ C# Python 3.12 ImageNet top-5 CNN RNN LSTM ＦＦＴ café'.split(
    ' ',
  )
const TEX = ['\\frac{\\partial L}{\\partial w}', 'y = W^{[l]} x + b', '\\beta_1 = 0.9', 'O(n \\log n)', 'x_{t-1}']

export interface Corpus {
  readonly heads: readonly Head[]
  readonly contents: Readonly<Record<string, Partial<Content>>>
}

export function corpusOf(count: number, seed = 1): Corpus {
  const random = lot(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const sentence = (): string => {
    const subject = random() < 0.15 ? pick(TRADITIONAL) : pick(NOUNS)
    const latin = random() < 0.3 ? (random() < 0.5 ? ` ${pick(LATIN)} ` : pick(LATIN)) : pick(NOUNS)
    const end = random() < 0.2 ? `，其中 ${pick(TEX)} 很小` : ''
    return `${subject}${random() < 0.5 ? '的' : '和'}${latin}${pick(VERBS)}${pick(NOUNS)}${end}。`
  }
  const paragraph = () => Array.from({ length: 1 + Math.floor(random() * 3) }, sentence).join('')
  const contents: Record<string, Partial<Content>> = {}
  const heads = Array.from({ length: count }, (_, index): Head => {
    const headings = Array.from({ length: Math.floor(random() * 4) }, (_, number) => {
      const text = `${pick(NOUNS)}${random() < 0.3 ? pick(LATIN) : ''}`
      return { level: 2, id: `h${number}`, text, html: text }
    })
    const text = [paragraph(), ...headings.map((heading) => `${heading.text}\n${paragraph()}`)].join('\n')
    const name = `p${index}`
    contents[`_posts/${name}.md`] = { text, headings }
    return post(name, {
      title: `${pick(NOUNS)}${random() < 0.4 ? pick(LATIN) : '笔记'}`,
      date: new Date(Date.UTC(2015, 0, 1 + index)),
      tags: random() < 0.5 ? [pick(NOUNS)] : [],
      categories: random() < 0.5 ? [['深度学习', pick(NOUNS)]] : [],
    })
  })
  return { heads, contents }
}

/** Mulberry32. */
function lot(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
