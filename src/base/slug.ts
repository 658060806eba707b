/**
 * The part of an address that a name becomes. Letters and their plain forms are those of hexo-util, since addresses that
 * exist must stay.
 */

/**
 * Takes marks off Latin letters (`"Ünï"` gives `"Uni"`, `"ＡＩ"` gives `"AI"`) and turns each run of ASCII punctuation and
 * spaces into one separator, none at the ends; everything else (Chinese punctuation too) stays. May give `""`.
 * `case` is Hexo's `filename_case`: 0 as written, 1 lower, 2 upper.
 * @compat as hexo-util's `slugize`, and the same for a name in decomposed form.
 */
export function slugize(name: string, options: { case?: 0 | 1 | 2; separator?: string } = {}): string {
  const separator = options.separator ?? '-'
  const quoted = separator.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  let slug = plainLatin(name.normalize('NFC'))
    .replace(/[\u0000-\u001f]/g, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, separator)
  if (separator !== '')
    slug = slug
      .replace(new RegExp(`(?:${quoted}){2,}`, 'g'), separator)
      .replace(new RegExp(`^(?:${quoted})+|(?:${quoted})+$`, 'g'), '')
  if (options.case === 1) return slug.toLowerCase()
  if (options.case === 2) return slug.toUpperCase()
  return slug
}

function plainLatin(text: string): string {
  return text.replace(LATIN, (letter) => {
    const special = SPECIAL.get(letter)
    if (special !== undefined) return special
    const base = letter.normalize('NFKD').replace(/[\u0300-\u036f]+/g, '')
    return /^[A-Za-z]+$/.test(base) ? base : letter
  })
}

// Latin letters beyond ASCII, letters in circles, full-width letters; without ĳ and the raised ⱼ and ⱽ.
const LATIN =
  /[\u008c\u009c\u00c0-\u0131\u0134-\u02af\u1d79-\u1d7d\u1e00-\u1eff\u2184\u24b6-\u24e9\u2c60-\u2c7b\u2c7e\u2c7f\ua722-\ua7aa\uff21-\uff3a\uff41-\uff5a]/g

// Letters that Unicode does not take apart.
const SPECIAL: ReadonlyMap<string, string> = new Map(
  [
    'OE\u008cŒ oe\u009cœ AEÆǢǼ aeæǣǽ OIƢ oiƣ OUȢ ouȣ TZꜨ tzꜩ AAꜲ aaꜳ AOꜴ aoꜵ AUꜶ auꜷ AVꜸꜺ avꜹꜻ AYꜼ ayꜽ OOꝎ ooꝏ VYꝠ vyꝡ hvƕ',
    'AȺⱯ aɐẚⱥ BƁƂɃ bƀƃɓ CƇȻꜾ cƈȼↄꜿ DĐƉƊƋꝹ dđƌɖɗꝺ EƎƐ eǝɇɛ FƑꝻ fƒꝼ GƓǤꝽꝾꞠ gǥɠᵹꝿꞡ HĦⱧⱵꞍ hħɥⱨⱶ IƗ iıɨ JɈ jɉ',
    'KƘⱩꝀꝂꝄꞢ kƙⱪꝁꝃꝅꞣ LĿŁȽⱠⱢꝆꝈꞀ lŀłſƚɫⱡꝇꝉꞁ MƜⱮ mɯɱ NƝȠꞐꞤ nŉƞɲꞑꞥ OØƆƟǾꝊꝌ oøǿɔɵꝋꝍ PƤⱣꝐꝒꝔ pƥᵽꝑꝓꝕ QɊꝖꝘ qɋꝗꝙ',
    'RɌⱤꝚꞂꞦ rɍɽꝛꞃꞧ SẞⱾꞄꞨ sßȿꞅꞩ TŦƬƮȾꞆ tŧƭʈⱦꞇ UɄ uʉ VƲɅꝞ vʋʌꝟ WⱲ wⱳ YƳɎỾ yƴɏỿ ZƵȤⱫⱿꝢ zƶȥɀⱬꝣ',
  ]
    .join(' ')
    .split(' ')
    .flatMap((group) => {
      const base = /^[A-Za-z]+/.exec(group)?.[0] ?? ''
      return Array.from(group.slice(base.length), (letter) => [letter, base] as const)
    }),
)
