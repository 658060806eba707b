import pc from 'picocolors'
import { expect, it } from 'vitest'
import { profileText } from '../../src/cli/profile-text.ts'
import { texts } from '../../src/messages/texts/en.ts'
import { STAGES } from '../../src/road/profile.ts'

it('the profile lists each stage with its share, and the ten slowest of each kind', () => {
  const entries = Array.from({ length: 12 }, (_, at) => ({ name: `文${at + 1}.md`, count: 1, ms: 12 - at }))
  const stages = STAGES.map((stage) => ({
    stage,
    ms: stage === 'content' ? 75 : stage === 'output' ? 25 : 0,
    keys: { count: stage === 'content' ? 12 : 0, ms: stage === 'content' ? 140 : 0 },
  }))
  const libraries = [
    { library: 'KaTeX', spent: { count: 70, ms: 56 } },
    { library: 'highlight.js', spent: { count: 0, ms: 0 } },
  ] as const
  const volatile = [{ why: 'the helper visits asks a counter', count: 3, example: 'index.html' }]
  const remarks = [
    { view: 'themes/t/layout/side.ejs', why: 'asks', name: 'page' },
    { view: 'themes/t/layout/top.ejs', why: 'relative' },
  ] as const
  const taken = { stages, libraries, articles: entries, pages: [], views: [], volatile, remarks }
  const text = profileText(taken, texts.building.profile, pc.createColors(false))
  expect(text).toMatch(/^Markdown +75 +75 % +12 +140$/m)
  expect(text).toMatch(/^of it formulas \(KaTeX\) +30 +30 % +70 +56$/m)
  expect(text).toMatch(/^of it code \(highlight\.js\) +0\.0 +0 %$/m)
  expect(text).toMatch(/^In all +100$/m)
  expect(text).toContain('文10.md')
  expect(text).not.toContain('文11.md')
  expect(text).not.toContain('Slowest pages')
  expect(text).toMatch(/^the helper visits asks a counter +3 +index\.html$/m)
  expect(text).toMatch(/^themes\/t\/layout\/side\.ejs +it asks for page$/m)
  expect(text).toMatch(/^themes\/t\/layout\/top\.ejs +it makes a relative link$/m)
})
