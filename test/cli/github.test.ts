import { expect, it } from 'vitest'
import { annotationsOf } from '../../src/cli/github.ts'

it('writes problems as GitHub reads them', () => {
  const text = annotationsOf(
    [
      {
        severity: 'error',
        code: 'yaml',
        params: {},
        message: '100% wrong: a, b\r\n::error::no',
        hint: '改：好',
        at: { file: 'source/_posts/a,b:c.md', line: 3, column: 7 },
        frame: '> 3 | x',
      },
      { severity: 'warning', code: 'link-missing', params: {}, message: 'x\u001b[31m' },
    ],
    '/home/me/repo/blog',
    '/home/me/repo',
  )
  expect(text.split('\n')).toEqual([
    '::error file=blog/source/_posts/a%2Cb%3Ac.md,line=3,col=7,title=yaml::100%25 wrong: a, b%0A::error::no%0A改：好',
    '::warning title=link-missing::x·[31m',
  ])
})
