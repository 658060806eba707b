import { hrefPath } from '../base/urls.ts'
import type { Facts } from '../model/facts.ts'
import type { TaxonName } from '../model/lookups.ts'
import type { Taxon } from '../model/site.ts'
import type { PageShared } from './page-shared.ts'

/**
 * Tags and categories by what themes look them up by: `site.tags.findOne({ name: page.tag })` stands on every tag's page,
 * and must not walk all tags there. An id is one fact; for other keys an index is made once for all pages.
 */

const KEYS: Readonly<Record<string, (taxon: Taxon) => string>> = {
  name: ({ name }) => name,
  slug: ({ slug }) => slug,
  path: ({ path }) => hrefPath(path),
}

/** Those that the condition can hold for, by one of its keys; undefined where none of them says which. */
export function taxaWhere(
  condition: unknown,
  kind: Taxon['kind'],
  facts: Facts,
  derived: PageShared['derived'],
): readonly TaxonName[] | undefined {
  if (typeof condition !== 'object' || condition === null) return undefined
  const wanted: ReadonlyMap<string, unknown> = new Map(Object.entries(condition).filter(([, value]) => isPlain(value)))
  const key = wanted.has('_id') ? '_id' : ['name', 'slug', 'path'].find((name) => wanted.has(name))
  if (key === undefined) return undefined
  const value = wanted.get(key)
  // All of them are texts: a page without a tag asks for the tag `undefined`.
  if (typeof value !== 'string') return []
  if (key === '_id' || (key === 'name' && kind === 'tag')) return [facts.taxon(kind, value) ?? []].flat()
  const textOf = KEYS[key]
  return textOf && (derived(facts.taxa(kind), `by ${key}`, (taxa) => indexOf(taxa, textOf)).get(value) ?? [])
}

function indexOf(taxa: ReadonlyMap<string, Taxon>, textOf: (taxon: Taxon) => string): ReadonlyMap<string, Taxon[]> {
  const index = new Map<string, Taxon[]>()
  for (const taxon of taxa.values()) {
    const found = index.get(textOf(taxon))
    if (found) found.push(taxon)
    else index.set(textOf(taxon), [taxon])
  }
  return index
}

/** Neither an operator (`{ $in: […] }`) nor an expression. */
const isPlain = (value: unknown): boolean =>
  typeof value !== 'function' && (typeof value !== 'object' || value === null)
