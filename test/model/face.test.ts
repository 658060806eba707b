import { expect, it } from 'vitest'
import { charactersOf, facePath } from '../../src/model/face.ts'

it('the characters of texts are named once, in order, with the space that gives a line its height', () => {
  expect(charactersOf(['乙 甲', '甲b', 'a'])).toBe(' ab乙甲')
  expect(charactersOf(['a乙甲b'])).toBe(charactersOf(['乙 甲', '甲b', 'a']))
  expect(charactersOf(['🎉𠮷'])).toBe(' 🎉𠮷')
})

it('marks that a theme takes of another font are left out, and what nothing is to be seen of', () => {
  expect(charactersOf(['“a”——‘b’……·'])).toBe(' ab')
  expect(charactersOf(['a\u200d\ufe0f\u00ad\n\t\uf8f0'])).toBe(' a')
  expect(charactersOf(['', ' \n'])).toBe('')
})

it('an address follows from the characters and the font', () => {
  expect(facePath(' a', '1')).toMatch(/^fonts\/title-[0-9a-f]{12}\.woff2$/)
  expect(new Set([facePath(' a', '1'), facePath(' b', '1'), facePath(' a', '2')]).size).toBe(3)
})
