import { type Problem, problem } from '../base/problem.ts'

/** The site's languages → what is wrong with them. They name files of the theme and stand in `<html lang>`. */
export function checkLanguages(languages: readonly string[]): readonly Problem[] {
  return languages
    .filter((language) => !isLanguage(language))
    .map((language) => problem('language-invalid', { language }))
}

/** Whether it has the form of a tag: `"zh-CN"`, `"zh_Hans"`, `"default"`. What it means is the theme's affair. */
export function isLanguage(written: string): boolean {
  return /^[a-z]{1,8}(?:[-_][a-z0-9]{1,8})*$/i.test(written)
}
