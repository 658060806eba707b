/**
 * Takes credentials and control characters out of text, before it reaches a terminal, a commit or an error: git, ssh
 * and servers repeat addresses with user info, and what a server says may hold escape sequences.
 */

/** Gives `text` without secrets. Never throws. */
export type Scrub = (text: string) => string

/**
 * Makes a scrubber that knows `secrets` (tokens, passwords) besides everything written as `//user:password@`. Secrets
 * of less than four characters are only found in addresses: elsewhere they would blot out ordinary words.
 */
export function createScrub(secrets: Iterable<string>): Scrub {
  const known = new Set<string>()
  for (const secret of secrets) {
    if (secret.length < 4) continue
    known.add(secret)
    known.add(encodeURIComponent(secret))
    known.add(Buffer.from(secret).toString('base64'))
  }
  // Longest first, so that a secret which holds another one leaves no rest.
  const ordered = [...known].sort((a, b) => b.length - a.length)
  return (text) => {
    let clean = text
    for (const secret of ordered) clean = clean.replaceAll(secret, '***')
    return withoutUserInfo(clean)
      .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '')
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
  }
}

/** Drops what stands between `//` and `@` in every address of `text`; a password may hold an unescaped `@`. */
export function withoutUserInfo(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/]*@/gi, '$1')
}
