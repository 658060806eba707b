import { expect, it } from 'vitest'
import { fold, foldWithPlaces } from '../../src/search/fold.ts'

it.each([
  ['ResNet ＲｅｓＮｅｔ', 'resnet resnet'],
  ['殘差網路與機器學習', '残差网路与机器学习'],
  ['最後於乾', '最后于干'],
  ['残差网络', '残差网络'],
  ['ｶﾅ Ⅷ ﬁ ½', 'カナ viii fi 1⁄2'],
  ['é', 'é'],
  ['β₁ Σω ϵ', 'beta1 sigmaomega epsilon'],
  ['𠮷野家', '𠮷野家'],
])('folds %s to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

it('knows where everything was', () => {
  const { text, placeOf } = foldWithPlaces('Ⅷ殘𠮷x')
  expect(text).toBe('viii残𠮷x')
  expect(Array.from({ length: 9 }, (_, at) => placeOf(at))).toEqual([0, 0, 0, 0, 1, 2, 2, 4, 5])
  const same = foldWithPlaces('殘𠮷X')
  expect([same.text, ...[0, 1, 3, 4].map(same.placeOf)]).toEqual(['残𠮷x', 0, 1, 3, 4])
})
