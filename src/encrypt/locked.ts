import { escapeHtml } from '../base/text.ts'
import type { Content } from '../model/article.ts'
import type { Sealed } from './cipher.ts'
import type { LockWords } from './words.ts'

/**
 * An article's Content → the Content that may be shown: a form that asks for the password, beside the sealed HTML.
 * Everything that is made of an article's text (lists, feeds, search, descriptions) is made of this one, so that none of
 * them needs to know that there is a secret.
 */

export interface Lock {
  readonly sealed: Sealed
  readonly words: LockWords
  /** What a password manager files the password under. */
  readonly name: string
  /** Addresses as they stand in a page: the script that opens, and the stylesheet of formulas. */
  readonly script: string
  readonly stylesheet: string
}

export function lockedContent({ has, problems }: Content, lock: Lock): Content {
  const excerpt = `<p class="locked-abstract">${escapeHtml(lock.words.abstract)}</p>`
  const html = boxOf(excerpt, has.math, lock)
  // What the page needs is no secret: its stylesheets and scripts are loaded for what will be opened.
  return { html, excerpt, more: html, text: '', headings: [], words: 0, cjk: 0, has, problems }
}

function boxOf(abstract: string, math: boolean, { sealed, words, name, script, stylesheet }: Lock): string {
  const { text, ...parameters } = sealed
  const data = { ...parameters, wrong: words.wrong, insecure: words.insecure }
  const formulas = math ? `<link rel="stylesheet" href="${escapeHtml(stylesheet)}">\n` : ''
  return `<div class="locked" data-locked="${escapeHtml(JSON.stringify(data))}">
${formulas}${abstract}
<form class="locked-form">
<input type="text" name="username" autocomplete="username" value="${escapeHtml(name)}" hidden>
<label>${escapeHtml(words.message)} <input type="password" name="password" autocomplete="current-password" required></label>
<button type="submit">${escapeHtml(words.button)}</button>
<label class="locked-remember"><input type="checkbox" name="remember" checked> ${escapeHtml(words.remember)}</label>
<p class="locked-status" role="alert"></p>
</form>
<noscript><p>${escapeHtml(words.noScript)}</p></noscript>
<script type="text/plain" class="locked-text">${text}</script>
<script src="${escapeHtml(script)}" defer></script>
</div>
`
}
