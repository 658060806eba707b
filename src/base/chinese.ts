import { createRequire } from 'node:module'

/**
 * The home of opencc-js: Chinese text → the same in other characters. Loaded when a site asks for it, from the one file
 * that the package carries; its words take a third of a second to get ready.
 */

/** Characters as they are written in the mainland, in Taiwan, in Hong Kong, or by the older standard of all. */
type Standard = 'cn' | 'tw' | 'hk' | 't'

export type Script = 'Hans' | 'Hant'

/** By the likely scripts of Unicode's CLDR: `"Hant"` for `zh-TW`, `zh-HK`, `zh-Hant`. Undefined for what is not Chinese. */
export function scriptOf(language: string): Script | undefined {
  try {
    const { language: name, script } = new Intl.Locale(language.replaceAll('_', '-')).maximize()
    return name === 'zh' && (script === 'Hans' || script === 'Hant') ? script : undefined
  } catch {
    return undefined
  }
}

/**
 * From one language to another, `"zh-CN"` and `"zh-TW"`. Characters change, by the words that they stand in (`头发` is
 * `頭髮`, `发展` `發展`); words stay, so that what is read is what was written. Linear, 5 million characters a second.
 */
export function chineseConverter(from: string, to: string): (text: string) => string {
  const { Converter } = createRequire(import.meta.url)('#opencc') as Library
  const convert = Converter({ from: standardOf(from), to: standardOf(to) })
  return (text) => (HAN.test(text) ? convert(text) : text)
}

interface Library {
  Converter(options: { readonly from: Standard; readonly to: Standard }): (text: string) => string
}

const HAN = /\p{Script=Han}/u

function standardOf(language: string): Standard {
  if (scriptOf(language) === 'Hans') return 'cn'
  const region = /[-_](tw|hk|mo)\b/i.exec(language)?.[1]?.toLowerCase()
  return region === undefined ? 't' : region === 'tw' ? 'tw' : 'hk'
}
