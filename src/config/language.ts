import { type Problem, problem } from '../base/problem.ts'
import { isLanguage } from '../model/language-match.ts'

/** The site's languages → what is wrong with them. They name files of the theme and stand in `<html lang>`. */
export function checkLanguages(languages: readonly string[]): readonly Problem[] {
  return languages
    .filter((language) => !isLanguage(language))
    .map((language) => problem('language-invalid', { language }))
}
