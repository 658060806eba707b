import { describe, expect, it } from 'vitest'
import { corpusPosts } from '../../../bench/corpus.ts'
import { createMarkdown } from '../../../src/markdown/renderer.ts'
import { createSearch, type Hit } from '../../../src/search/browser/search.ts'
import { generate, page, post, type Written } from '../../generate/fixture.ts'
import { type Corpus, corpusOf } from '../corpus.ts'

/** The search that browsers run, over the files that a build writes. */
function searchIn(written: Written) {
  const site = generate(written)
  const loaded: string[] = []
  const search = createSearch({
    async load(path) {
      loaded.push(path)
      return site.text(`search/${path.replace(/\?.*/, '')}`)
    },
  })
  return { search, loaded, site }
}

const textOf = (pieces: readonly (readonly [string, boolean])[]) =>
  pieces.map(([text, marked]) => (marked ? `[${text}]` : text)).join('')

/** URLs of what is really there, in order. */
async function urlsOf(hits: readonly Hit[]): Promise<string[]> {
  const urls = await Promise.all(
    hits.map(async (hit) => ((await hit.excerpt()) === undefined ? undefined : (await hit.title()).url)),
  )
  return urls.flatMap((url) => url ?? [])
}

describe('search over 400 random articles', () => {
  const { heads, contents } = corpusOf(400)
  const { search } = searchIn({ heads, contents })
  const scan = scanOf({ heads, contents })

  it.each(
    [
      '残差网络 梯度消失 卷积神经网络 神经网络 注意力 反向传播 学习率 损失函数 特征图 张量 数据库 交叉熵 概率分布 动态规划 批量归一化',
      '网 图 的 和 熵 习 差的 络的 化的 数据集训练 梯度的梯度',
      '殘差網路 殘差 學習率 機器學習 资料库 机器学习 圖 線程 緩存',
      'train training trained resnet ResNet-50 batchnorm batch_norm trans py cuda nn.linear c++ fft ＧＰＵ partial beta',
      '量子隧穿 kubernetes',
    ]
      .join(' ')
      .split(' '),
  )('finds %s as a scan does', async (query) => {
    const found = await urlsOf(await search.find(query))
    expect(new Set(found)).toEqual(new Set(scan(query)))
    expect(found).toHaveLength(new Set(found).size)
  })

  it.each(['残差 梯度', 'resnet 训练', '数据库 索引 cuda', 'adam sgd'])('finds all of %s', async (query) => {
    expect(new Set(await urlsOf(await search.find(query)))).toEqual(new Set(scan(query)))
  })
})

describe('search over the corpus of the bench', () => {
  const texts = corpusPosts({ posts: 120, profile: 'technical' })
  const markdown = createMarkdown()
  const heads = texts.map((text, number) => {
    const title = /^title: (.*)$/m.exec(text)?.[1] ?? ''
    const labels =
      /^tags: \[(.*)\]\ncategories: \[(.*)\]$/m
        .exec(text)
        ?.slice(1)
        .map((list) => list.split(', ')) ?? []
    return post(`post-${number}`, { title, tags: [...new Set(labels[0])], categories: [labels[1] ?? []] })
  })
  const contents = Object.fromEntries(
    heads.map(({ source }, number) => {
      const { text, headings } = markdown.render((texts[number] ?? '').replace(/^---\n.*?\n---\n/s, ''))
      return [source, { text, headings }]
    }),
  )
  const { search } = searchIn({ heads, contents })
  const scan = scanOf({ heads, contents })
  const sizes: number[] = []

  it.each(
    [
      '卷积核的特征图 残差的梯度 学习率的权重 注意力的词向量 批次与样本 归一化的优化器 损失决定梯度 通道约束步长 熵放大期望 激活函数复用 先验与后验 验证集 感受野的偏置 解码器的编码器',
      '熵 核 野 的 与 再 篇 积核的 图依 差约',
      '卷積核的特徵圖 殘差的梯度 學習率的權重 詞向量的樣本 歸一化的優化器 解碼器的編碼器 權重依賴損失 張量 驗證集的張',
      'dot templ grep self.conv loss.backward seed BLOCK acc 47 max pytor 论文 工程',
      '量子隧穿 kubernetes',
    ]
      .join(' ')
      .split(' '),
  )('finds %s as a scan does', async (query) => {
    const found = await urlsOf(await search.find(query))
    expect(new Set(found)).toEqual(new Set(scan(query)))
    expect(found).toHaveLength(new Set(found).size)
    sizes.push(found.length)
  })

  it.each(['残差 dot', '因此 学习率 grep 47', '权重的 max', '随笔 template 熵'])('finds all of %s', async (query) => {
    const found = new Set(await urlsOf(await search.find(query)))
    expect(found).toEqual(new Set(scan(query)))
    sizes.push(found.size)
  })

  it('was asked for what is in some articles and not in others', () => {
    expect(sizes.length).toBeGreaterThan(50)
    expect(sizes.filter((size) => size > 0 && size < 120).length).toBeGreaterThan(30)
  })
})

/** What a plain scan finds: Han by substring; words, and what is typed with signs, by the beginning of a word. */
function scanOf({ heads, contents }: Corpus): (query: string) => readonly string[] {
  const texts = heads.map((head) => ({
    url: `/${head.path}`,
    text: plain([head.title, ...head.tags, ...head.categories.flat(), contents[head.source]?.text].join('\n')),
  }))
  return (query) =>
    texts
      .filter(({ text }) =>
        plain(query)
          .split(' ')
          .every((part) =>
            /^[a-z0-9]/.test(part)
              ? new RegExp(`(?<![a-z0-9é])${part.replace(/[.+]/g, '\\$&')}`).test(text)
              : text.includes(part),
          ),
      )
      .map(({ url }) => url)
}

/** Simplified by hand, since the test must not trust the table that it tests. */
function plain(text: string): string {
  const traditional = '殘網學習資庫機優圖緩線隨變換積徵權詞樣歸碼編張驗證賴損'
  const simplified = '残网学习资库机优图缓线随变换积征权词样归码编张验证赖损'
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/./gu, (character) => simplified[traditional.indexOf(character)] ?? character)
}

it('ranks titles before headings before bodies, newer first', async () => {
  const at = (day: number) => new Date(Date.UTC(2020, 0, day))
  const { search } = searchIn({
    heads: [
      post('body-old', { date: at(1) }),
      post('title', { title: '残差网络', date: at(2) }),
      post('body-new', { date: at(4) }),
      post('heading', { date: at(3) }),
    ],
    contents: {
      '_posts/body-old.md': { text: '残差网络' },
      '_posts/body-new.md': { text: '残差网络' },
      '_posts/heading.md': {
        text: '残差网络\n正文',
        headings: [{ level: 2, id: 'r', text: '残差网络', html: '残差网络' }],
      },
    },
  })
  expect(await urlsOf(await search.find('残差网络'))).toEqual(['/title/', '/heading/', '/body-new/', '/body-old/'])
})

it('leads to the section, and marks what was found as the author wrote it', async () => {
  const text = `前言\n殘差 Block\n我们用ResNet 网络训练，方差很小。\n结论\n${'长'.repeat(300)}`
  const headings = ['殘差 Block', '结论'].map((heading, index) => ({
    level: 2,
    id: `节-${index}`,
    text: heading,
    html: heading,
  }))
  const { search } = searchIn({
    heads: [post('a', { title: 'ResNet & <b>', path: '2018/C#/', tags: ['殘差'] })],
    contents: { '_posts/a.md': { text, headings } },
    config: { root: '/blog/' },
  })
  const [hit] = await search.find('残差 resnet网络')
  const title = await hit!.title()
  expect([textOf(title.title), title.url, title.date, title.labels.map(textOf)]).toEqual([
    'ResNet & <b>',
    '/blog/2018/C%23/',
    '2020-01-01',
    ['[殘差]'],
  ])
  const excerpt = await hit!.excerpt()
  expect(textOf(excerpt!.heading)).toBe('[殘差] Block')
  expect(textOf(excerpt!.snippet)).toBe('我们用[ResNet 网络]训练，方差很小。')
  expect(decodeURIComponent(excerpt!.url)).toBe('/blog/2018/C%23/#节-0:~:text=ResNet 网络'.replace('%23', '#'))
})

it('leads to the section alone where the words stand elsewhere on the page too', async () => {
  const text = '前言：残差\n残差 Block\n残差残差，还有梯度。'
  const headings = [{ level: 2, id: '节', text: '残差 Block', html: '残差 Block' }]
  const { search } = searchIn({ heads: [post('a')], contents: { '_posts/a.md': { text, headings } } })
  const urlOf = async (query: string) => decodeURIComponent((await (await search.find(query))[0]!.excerpt())!.url)
  expect(await urlOf('残差')).toBe('/a/#节')
  expect(await urlOf('梯度')).toBe('/a/#节:~:text=梯度')
})

it('does not take pieces that stand apart for the whole', async () => {
  const { search } = searchIn({
    heads: [post('a'), post('b')],
    contents: { '_posts/a.md': { text: '残差和差网，网络' }, '_posts/b.md': { text: '残差网络' } },
  })
  const hits = await search.find('残差网络')
  expect(hits).toHaveLength(2)
  expect(await urlsOf(hits)).toEqual(['/b/'])
})

describe('pinyin', () => {
  const written = {
    heads: [
      post('a', { title: '残差网络的行列式', tags: ['学习率'] }),
      post('b', { title: 'ResNet 的长短期记忆', categories: [['論文筆記']] }),
      post('c', { title: 'Canon' }),
    ],
    contents: { '_posts/c.md': { text: '残差网络 wangluo' } },
    config: { search: { pinyin: true } },
  }

  it.each([
    ['can', ['/a/', '/c/']],
    ['canchawangluo', ['/a/']],
    ['ccwl', ['/a/']],
    ['wangluo', ['/a/', '/c/']],
    ['WangL', ['/a/', '/c/']],
    ['hanglieshi', ['/a/']],
    ['changduanqi', ['/b/']],
    ['xuexilv', ['/a/']],
    ['lunwen', ['/b/']],
    ['lwbj', ['/b/']],
    ['resnet changduan', ['/b/']],
    ['changduan cancha', []],
    ['ancha', []],
    ['cancha wangluo 残差', ['/a/']],
  ])('%s finds %j', async (query, urls) => {
    expect(await urlsOf(await searchIn(written).search.find(query))).toEqual(urls)
  })

  it('takes nothing for a typo that is good pinyin', async () => {
    const { search } = searchIn({ ...written, heads: [...written.heads, post('d', { title: 'wanglou' })] })
    expect(await urlsOf(await search.find('wangluo'))).not.toContain('/d/')
  })

  it('is off unless asked for', async () => {
    const { search, site, loaded } = searchIn({ ...written, config: {} })
    expect(await urlsOf(await search.find('cancha'))).toEqual([])
    expect(
      [...site.paths].filter((path) => path.startsWith('search/0/')).some((path) => site.text(path).includes('~')),
    ).toBe(false)
    expect(loaded.length).toBeLessThan(4)
  })
})

it('forgives one typo in a long word that is nowhere', async () => {
  const { search } = searchIn({
    heads: [post('a'), post('b')],
    contents: { '_posts/a.md': { text: 'training 集' }, '_posts/b.md': { text: 'trail' } },
  })
  expect(await urlsOf(await search.find('trainig'))).toEqual(['/a/'])
  expect(textOf((await (await search.find('trainign'))[0]!.excerpt())!.snippet)).toBe('[training] 集')
  expect(await search.find('trxxx')).toEqual([])
})

it('finds nothing for nothing', async () => {
  const { search, loaded } = searchIn({ heads: [post('a')] })
  expect(await search.find(' ，。 ')).toEqual([])
  expect(loaded).toEqual([])
})

it('leaves out what is not to be found', async () => {
  const { search } = searchIn({
    heads: [
      post('a', { title: '秘密', front: { indexing: false } }),
      page('404.md', { title: '秘密', route: '404.html' as never }),
      page('search/index.md', { title: '秘密', front: { type: 'search' } }),
      page('about/index.md', { title: '秘密' }),
    ],
  })
  expect(await urlsOf(await search.find('秘密'))).toEqual(['/about/index.html'])
})

it('loads a few small files for a query', async () => {
  const { heads, contents } = corpusOf(400)
  const { search, loaded, site } = searchIn({ heads, contents })
  const hits = await search.find('残差网络')
  await Promise.all(hits.slice(0, 10).map((hit) => hit.title()))
  const bytes = loaded.map((path) => site.text(`search/${path.replace(/\?.*/, '')}`).length)
  expect(loaded.length).toBeLessThan(16)
  expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(60_000)
})

it('finds in every segment, the best of all first', async () => {
  const heads = Array.from({ length: 1030 }, (_, day) =>
    post(`p${day}`, { title: day === 5 ? '残差' : `文${day}`, date: new Date(Date.UTC(2010, 0, day + 1)) }),
  )
  const texts = [3, 1028].map((day) => [`_posts/p${day}.md`, { text: '这里有残差。' }] as const)
  const { search } = searchIn({ heads, contents: Object.fromEntries(texts) })
  expect(await urlsOf(await search.find('残差'))).toEqual(['/p5/', '/p1028/', '/p3/'])
})

it('searches titles and tags alone where texts are left out', async () => {
  const { search, site, loaded } = searchIn({
    heads: [post('a', { title: '残差' }), post('b', { tags: ['残差'] }), post('c')],
    contents: { '_posts/c.md': { text: '残差' } },
    config: { search: { content: false } },
  })
  expect(await urlsOf(await search.find('残差'))).toEqual(['/a/', '/b/'])
  expect([...site.paths, ...loaded].filter((path) => path.includes('text/'))).toEqual([])
})

it('is hung up by no query and no text', async () => {
  const { search } = searchIn({
    heads: [post('a')],
    contents: { '_posts/a.md': { text: `${'残差'.repeat(20_000)} ${'a.'.repeat(20_000)} ${'ab '.repeat(10_000)}` } },
  })
  for (const query of ['残差'.repeat(500), 'a.'.repeat(500), 'ab '.repeat(300), '残a'.repeat(300), '((((', '\\', '网'])
    for (const hit of await search.find(query)) await hit.excerpt()
})
