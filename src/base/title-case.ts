/** English titles: small words small but for the first and last, words with capitals of their own as they are. */
export function titleCase(title: string): string {
  return title.replace(/[A-Za-z0-9\u00c0-\u00ff]+[^\s-]*/g, (word, at: number) => {
    const end = at + word.length
    const inside = at > 0 && end !== title.length && /[\s-]/.test(title.charAt(at - 1)) && title.charAt(at - 2) !== ':'
    const hyphenated = title.charAt(end) === '-' && title.charAt(at - 1) !== '-'
    if (inside && !hyphenated && SMALL.test(word)) return word.toLowerCase()
    return /[A-Z]|\../.test(word.slice(1)) ? word : word.charAt(0).toUpperCase() + word.slice(1)
  })
}

const SMALL = /^(?:a|an|and|as|at|but|by|en|for|if|in|nor|of|on|or|per|the|to|vs?\.?|via)$/i
