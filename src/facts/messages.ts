import { deepFreeze } from '../base/freeze.ts'
import { deepReplace } from '../base/merge.ts'
import { closestLanguage } from '../model/language-match.ts'

/** The words of a theme in the languages of a page: a fact, since other words make another page. */

type Messages = Readonly<Record<string, unknown>>

/** A theme's messages by language → those of a page, worked out once for each list of languages. */
export function messagesIn(available: ReadonlyMap<string, Messages>): (languages: readonly string[]) => Messages {
  const known = new Map<string, Messages>()
  return (languages) => {
    const key = languages.join()
    const messages = known.get(key) ?? deepFreeze(messagesOf(available, languages))
    known.set(key, messages)
    return messages
  }
}

/**
 * The messages for the first language that the theme has, completed from less fitting ones.
 * @compat Hexo's order: each language, then its base (`zh` for `zh-CN`), then `default`, then English. A language that
 * the theme calls by another name is found too.
 */
function messagesOf(available: ReadonlyMap<string, Messages>, languages: readonly string[]): Messages {
  const wanted = [
    ...languages.flatMap((language) => [language, language.split(/[-_]/)[0] ?? language]),
    'default',
    'en',
  ]
  let messages: Record<string, unknown> = {}
  for (const language of wanted.reverse()) {
    const name = closestLanguage(language, available.keys())
    if (name !== undefined) messages = deepReplace(messages, available.get(name) ?? {})
  }
  return messages
}
