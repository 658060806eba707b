import type { Messages } from './catalogue.ts'
import type { Texts } from './texts/en.ts'

/** Gives a language's words, loaded when something is to be said and not before: most builds have nothing to report. */

export async function loadMessages(): Promise<Messages> {
  return loadEnglish()
}

/** For programs, which read English whatever the author's language is. */
export async function loadEnglish(): Promise<Messages> {
  return (await import('./en.ts')).en
}

/** Whatever is no problem. */
export async function loadTexts(): Promise<Texts> {
  return (await import('./texts/en.ts')).texts
}
