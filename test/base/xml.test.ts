import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cdata, element, xmlText } from '../../src/base/xml.ts'
import { runs } from '../fuzz.ts'
import { parseXml } from '../generate/xml-tree.ts'

// Every code point, half surrogates and controls too.
const anyText = fc.array(fc.oneof(fc.nat(0x7f), fc.nat(0x2ffff))).map((codes) => String.fromCodePoint(...codes))

it('writes any text so that a parser reads it back', () => {
  const text = fc.oneof(anyText, fc.constantFrom(']]>', '<a href="x">&amp;', '\u0000\u0007a\tb\n'))
  fc.assert(
    fc.property(fc.array(text, { minLength: 40, maxLength: 40 }), (values) => {
      const kept = values.map((value) => xmlText(value).replace(/\r\n?/g, '\n'))
      const plain = parseXml(element('root', {}, ...values.map((value) => element('a', { b: value }, value))).xml)
      expect(plain.children.map((child) => child.text)).toEqual(kept)
      expect(plain.children.map((child) => child.attributes.b)).toEqual(
        kept.map((each) => each.replace(/[\n\t]/g, ' ')),
      )
      const sections = parseXml(element('root', {}, ...values.map((value) => element('a', {}, cdata(value)))).xml)
      expect(sections.children.map((child) => child.text)).toEqual(kept)
    }),
    runs(25),
  )
})

it('drops what XML cannot hold', () => {
  expect(xmlText('a\u0000\u000b\ud800b\tc\n\u{1f600}')).toBe('ab\tc\n\u{1f600}')
})
