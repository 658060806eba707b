import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Problem } from '../../src/base/problem.ts'
import { blog, site } from './command.ts'

/** `blog check` as a writer and a CI run it, on a site with one fault of each kind. The sample blog's test has the site that is well. */

const HEAD = '---\ntitle: 题\ndate: 2018-03-31\n---\n'
const FAULTS = {
  'source/_posts/断链.md': `${HEAD}[坏](/2018/nowhere/) 与 [好](/)\n\n![图](没有.png)\n\n[别页](好.md#没有这一节)\n`,
  'source/_posts/断链/没人看.png': 'x',
  'source/_posts/好.md': `${HEAD}## 一节\n\n公式 $\\frac{1}{2$\n`,
  // Without it the theme's menu leads nowhere: the eighth fault.
  'source/about/index.md': '---\ntitle: 关于\n---\n正文\n',
  'source/Upper.txt': 'x',
  'source/upper.txt': 'x',
  'source/raw.html': '<a href="gone.html">x</a>',
}

test('blog check reports every fault at its place, and leaves public/ alone', () => {
  const folder = site(FAULTS)
  const checked = blog(folder, ['check', '--json'])
  expect(checked.err).toBe('')
  expect(checked.code).toBe(0)
  const problems = JSON.parse(checked.out) as Problem[]
  const told = problems.map(({ code, at }) => [code, at?.file, at?.line].filter((part) => part !== undefined).join(' '))
  for (const expected of [
    'link-missing source/_posts/断链.md 5',
    'image-missing source/_posts/断链.md 7',
    'anchor-missing source/_posts/断链.md 9',
    'asset-unused source/_posts/断链/没人看.png',
    'math-invalid source/_posts/好.md 7',
    'route-case source/upper.txt',
    'link-missing source/raw.html 1',
  ])
    expect(told).toContain(expected)
  expect(told).toHaveLength(7)
  expect(existsSync(join(folder, 'public'))).toBe(false)

  // As a person reads it: the line itself, the sentence, what to do.
  const read = blog(folder, ['check', '--strict'])
  expect(read.code).toBe(1)
  expect(read.err).toContain('source/_posts/断链.md:5:5  link-missing')
  expect(read.err).toContain('[坏](/2018/nowhere/) 与 [好](/)')
  expect(read.err).toContain('7 warnings')
  expect(read.out).toContain('✗ 7 problems')

  const noted = blog(folder, ['check', '--format', 'github'], { GITHUB_WORKSPACE: join(folder, '..') })
  expect(noted.code).toBe(0)
  expect(noted.out.split('\n').filter((line) => line.startsWith('::warning '))).toHaveLength(7)
  expect(noted.out).toMatch(
    /^::warning file=hanmo-e2e-\w+\/source\/_posts\/断链\.md,line=5,col=5,title=link-missing::/m,
  )
})

test('blog check exits with 1 for an error, with 2 for a usage error', () => {
  const folder = site({ 'source/_posts/a.md': '---\ntitle: a: b\n---\n' })
  expect(blog(folder, ['check']).code).toBe(1)
  expect(blog(folder, ['check', '--format', 'xml']).code).toBe(2)
  expect(blog(folder, ['check', '--json', '--format', 'github']).code).toBe(2)
  const help = blog(folder, ['check', '--help'])
  expect(help.out).toContain('blog check --strict --format github')
})
