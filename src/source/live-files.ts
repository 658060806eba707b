/**
 * Files that a browser runs scripts of when somebody opens their address: documents and drawings. Where the site's authors
 * are not trusted (`markdown: { preset: safe }`), none is copied as it is.
 */
const LIVE = /\.(?:x?html?|xht|shtml|mhtml?|hta|svgz?|xml|xsl|xslt|rdf|atom|rss|xul|mml|swf)$/i

/** Whether opening the file may run what its author wrote. @param name with or without folders */
export function isLive(name: string): boolean {
  return LIVE.test(name)
}
