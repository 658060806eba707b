import { fullUrlFor } from '../base/urls.ts'
import { element, XML_HEAD } from '../base/xml.ts'
import type { Config } from '../model/config.ts'

/** What browsers call it by. */
const SHORTEST = 16

/**
 * The description with which a browser searches the site from its address field.
 * @see https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
 */
export function openSearch(config: Config): string {
  const name = config.title || new URL(config.url).host
  const address = fullUrlFor('search/', config)
  return `${XML_HEAD}${
    element(
      'OpenSearchDescription',
      { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
      element('ShortName', {}, [...name].slice(0, SHORTEST).join('')),
      element('Description', {}, config.description || name),
      element('InputEncoding', {}, 'UTF-8'),
      element('Url', { type: 'text/html', template: `${address}?q={searchTerms}` }),
    ).xml
  }\n`
}
