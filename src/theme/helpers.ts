import type { Helper } from '../model/extension.ts'
import type { Late } from './frame.ts'
import { assetHelpers } from './helpers/assets.ts'
import { colorHelpers } from './helpers/colors.ts'
import { currentHelpers } from './helpers/current.ts'
import { dateHelpers } from './helpers/dates.ts'
import { debugHelpers } from './helpers/debug.ts'
import { linkHelpers } from './helpers/links.ts'
import { listHelpers } from './helpers/lists.ts'
import { messageHelpers } from './helpers/messages.ts'
import { openGraphHelpers } from './helpers/open-graph.ts'
import { paginatorHelpers } from './helpers/paginator.ts'
import { partialHelpers } from './helpers/partials.ts'
import { qrHelpers } from './helpers/qr.ts'
import { readingHelpers } from './helpers/reading.ts'
import { tagcloudHelpers } from './helpers/tagcloud.ts'
import { textHelpers } from './helpers/text.ts'
import { tocHelpers } from './helpers/toc.ts'
import { urlHelpers } from './helpers/urls.ts'
import type { Locals } from './members.ts'
import type { Helpers, Scope } from './scope.ts'

/** All families, in the order of docs/themes.md. */
const FAMILIES: readonly ((scope: Scope) => Helpers)[] = [
  urlHelpers,
  partialHelpers,
  messageHelpers,
  dateHelpers,
  currentHelpers,
  listHelpers,
  tagcloudHelpers,
  paginatorHelpers,
  tocHelpers,
  openGraphHelpers,
  assetHelpers,
  linkHelpers,
  textHelpers,
  readingHelpers,
  colorHelpers,
  qrHelpers,
  debugHelpers,
]

/** Which family has a helper of that name; the same for every page. To make a family reads nothing. */
const families = new Map<string, (scope: Scope) => Helpers>()

/** Our helpers, bound to one page: a family is made when the first of it is asked for. What is set already stays. */
export function helpersFor(scope: Scope): Late {
  if (families.size === 0)
    for (const family of FAMILIES) for (const name of Object.keys(family(scope))) families.set(name, family)
  const made = new Map<(scope: Scope) => Helpers, Helpers>()
  return {
    has(name, own) {
      const family = families.get(name)
      if (family === undefined) return false
      let helpers = made.get(family)
      if (helpers === undefined) {
        helpers = family(scope)
        made.set(family, helpers)
      }
      own[name] = helpers[name]
      return true
    },
    names: () => families.keys(),
  }
}

/** The helpers of extensions; `this` in them is the locals of the view that calls. */
export function addedHelpers(scope: Scope, added: Readonly<Record<string, Helper>>): Locals {
  const helpers: Locals = {}
  for (const [name, helper] of Object.entries(added))
    helpers[name] = (...args: never[]) => helper.apply(scope.locals(), args)
  return helpers
}
