import type { Messages } from './catalogue.ts'
import type { Explanations } from './explain/explain.ts'
import type { Texts } from './texts/en.ts'

/** Gives one language's words, loaded when something is to be said and not before: most builds have nothing to report. */

/** Those languages that there is a catalogue of. */
export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]

export async function loadMessages(locale: Locale): Promise<Messages> {
  return locale === 'zh-CN' ? (await import('./zh-CN.ts')).zhCN : loadEnglish()
}

/** For programs, which read English whatever the author's language is. */
export async function loadEnglish(): Promise<Messages> {
  return (await import('./en.ts')).en
}

/** Whatever is no problem. */
export async function loadTexts(locale: Locale): Promise<Texts> {
  return locale === 'zh-CN' ? (await import('./texts/zh-CN.ts')).texts : (await import('./texts/en.ts')).texts
}

/** What `blog explain` says of codes. */
export async function loadExplanations(locale: Locale): Promise<Explanations> {
  return locale === 'zh-CN'
    ? (await import('./explain/zh-CN.ts')).explanations
    : (await import('./explain/en.ts')).explanations
}
