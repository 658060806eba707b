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
