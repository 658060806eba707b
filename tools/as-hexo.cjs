// Loaded before a test suite of others (`node --require`): what it asks for by the name `hexo` is the class in the file
// that AS_HEXO names. In a checkout of Hexo itself, so is its `lib/`.
const { writeFileSync } = require('node:fs')
const { resolve, dirname } = require('node:path')
const Module = require('node:module')

const parts = new Map()
let partOf
const hexo = () => require(process.env.AS_HEXO)

const { _load } = Module
Module._load = function load(name, parent, ...rest) {
  const path = pathIn(name, parent)
  if (path === undefined) return withoutCounterparts(name, () => _load.call(this, name, parent, ...rest))
  writeFileSync(process.env.AS_HEXO_ASKED, '')
  if (path === '') return hexo()
  partOf ??= require('./hexo-parts.cjs')(hexo())
  if (!parts.has(path)) parts.set(path, partOf(path))
  return parts.get(path)
}

/** A file of tests whose subject does not exist here is left out. */
function withoutCounterparts(name, load) {
  try {
    return load()
  } catch (error) {
    if (error.code !== 'NO_COUNTERPART' || !/[/\\]test[/\\].*\.ts$/.test(name)) throw error
    return {}
  }
}

/** What is asked for within Hexo: `''` for itself, `"plugins/helper/css"`; undefined where something else is. */
function pathIn(name, parent) {
  const asked = /(?:^|[/\\]node_modules[/\\])hexo(?:[/\\](.+))?$/.exec(name)
  if (asked) return asked[1] ?? ''
  const own = process.env.AS_HEXO_LIB
  if (!own || !name.startsWith('.') || !parent?.filename) return undefined
  const full = resolve(dirname(parent.filename), name) + (name.endsWith('/') ? '/' : '')
  return full.startsWith(own) ? full.slice(own.length) : undefined
}
