/**
 * What the build changes in packages of others, as plugins of rolldown. Each names what it waits for; a test applies each
 * to the package as it is installed, and fails when one has stopped to change anything.
 */

/** markdown-it is published with its fields set by a helper, ten calls for each of its tokens; here as they were written. */
export const fieldsAsWritten = {
  name: 'fields-as-written',
  /** Its builds for an older JavaScript have it. */
  waitsFor: 'none filed',
  transform: (code: string, id: string) =>
    id.replaceAll('\\', '/').includes('markdown-it/dist/')
      ? code.replace(/_defineProperty\(\s*this,\s*(?:\/\*\*(?:[^*]|\*(?!\/))*\*\/\s*)?"(\w+)",\s*/g, 'this.$1 = (')
      : undefined,
}

/**
 * KaTeX, when it writes HTML: the same few sizes are rounded and the same names of properties hyphenated once, text without
 * signs is not replaced in, and classes are joined without a list between.
 */
export const katexOnce = {
  name: 'katex-once',
  waitsFor: 'none filed',
  transform(code: string, id: string) {
    if (!id.replaceAll('\\', '/').endsWith('katex/dist/katex.js')) return undefined
    return KATEX_ONCE.reduce((text, [from, to]) => text.replace(from, () => to), code)
  },
}

export const KATEX_ONCE = [
  [
    'const hyphenate = str => str.replace(uppercase, "-$1").toLowerCase();',
    `const once = (give, known = new Map()) => key => {
      let value = known.get(key);
      if (value === undefined) {
        if (known.size === 1000) known.clear();
        known.set(key, value = give(key));
      }
      return value;
    };
    const hyphenate = once(str => str.replace(uppercase, "-$1").toLowerCase());`,
  ],
  [
    'const makeEm = function (n) {\n  return +n.toFixed(4) + "em";\n};',
    'const makeEm = once(n => +n.toFixed(4) + "em");',
  ],
  [
    '=> String(text).replace(ESCAPE_REGEX,',
    '=> !/[&><"\']/.test(text) ? String(text) : String(text).replace(ESCAPE_REGEX,',
  ],
  [
    'return classes.filter(cls => cls).join(" ");',
    'let all = ""; for (const cls of classes) if (cls) all += all === "" ? cls : " " + cls; return all;',
  ],
] as const

/** Of opencc-js's table only what search uses, and compact: it goes to every reader who searches. */
export const commonCharacters = {
  name: 'common-characters',
  /** A choice of ours, and nothing that the package should do otherwise. */
  waitsFor: 'none filed',
  transform(code: string, id: string) {
    if (!id.includes('opencc-js')) return undefined
    const pairs = code.match(/[\u4e00-\u9fff] [\u4e00-\u9fff](?=[|"'`])/g) ?? []
    return `export default ${JSON.stringify(pairs.join('|'))}`
  },
}
