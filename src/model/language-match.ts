/**
 * Which of a theme's languages an author means: `zh`, `zh-Hans`, `zh_cn` and `zh-SG` are all simplified Chinese, whatever
 * the theme calls its file.
 */

/**
 * Gives the name that means the language: written the same way, else of the same language and script. Undefined where
 * there is none.
 * @param names as the theme's files are called: `"zh-CN"`, `"zh-Hant"`, `"default"`
 */
export function closestLanguage(language: string, names: Iterable<string>): string | undefined {
  const wanted = tagOf(language)
  let similar: string | undefined
  for (const name of names) {
    const tag = tagOf(name)
    if (tag === wanted) return name
    if (similar === undefined && scriptOf(tag) !== undefined && scriptOf(tag) === scriptOf(wanted)) similar = name
  }
  return similar
}

/** Whether it has the form of a tag: `"zh-CN"`, `"zh_Hans"`, `"default"`. What it means is the theme's affair. */
export function isLanguage(written: string): boolean {
  return /^[a-z]{1,8}(?:[-_][a-z0-9]{1,8})*$/i.test(written)
}

const tagOf = (name: string): string => name.trim().toLowerCase().replaceAll('_', '-')

/** `"zh-Hans"` for all that is read as simplified Chinese; by the likely scripts of Unicode's CLDR. */
function scriptOf(tag: string): string | undefined {
  // `default` has the form of a language, and means none.
  if (tag === 'default') return undefined
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return `${language}-${script}`
  } catch {
    return undefined
  }
}
