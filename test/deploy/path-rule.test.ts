import { expect, test } from 'vitest'
import { pathRule } from '../../src/deploy/path-rule.ts'

test.each([
  ['CNAME', ['CNAME', 'CNAME/x'], ['a/CNAME', 'CNAME2', 'cname']],
  ['demo/', ['demo/a', 'demo/b/c', 'demo'], ['demos', 'x/demo/a']],
  ['/demo', ['demo/a'], ['x/demo']],
  ['*.txt', ['a.txt', '.txt'], ['a/b.txt', 'atxt', 'a.txt2']],
  ['**/*.pdf', ['a.pdf', 'x/y/a.pdf'], ['a.pdfx']],
  ['a/**', ['a/b', 'a/b/c'], ['a', 'b/a/c']],
  ['a?c', ['abc', 'a数c'], ['ac', 'a/c']],
  ['(x)[1]+$.{y}', ['(x)[1]+$.{y}'], ['x1']],
  ['', [], ['', 'a']],
])('%s', (pattern, yes, no) => {
  const rule = pathRule([pattern])
  for (const path of yes) expect([path, rule(path)]).toEqual([path, true])
  for (const path of no) expect([path, rule(path)]).toEqual([path, false])
})
