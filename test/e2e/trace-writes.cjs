// Loaded before the command (node --require): writes down where every call that changes a disk goes. Links on the way
// are resolved as the system does; the last part is the file itself.
const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const { basename, dirname, join, resolve } = require('node:path')

const { appendFileSync, realpathSync } = fs
const LAST_IS_TARGET = new Set(['rename', 'copyFile', 'cp', 'link', 'symlink'])
const NAMES =
  'writeFile appendFile copyFile cp rename link symlink mkdir mkdtemp rm rmdir unlink open truncate chmod chown utimes createWriteStream'
const isRead = (flags) =>
  flags === undefined || flags === 'r' || (typeof flags === 'number' && (flags & 3) === fs.constants.O_RDONLY)

/** Node's own functions call each other, and ours. */
let busy = false

function note(name, args) {
  if (busy) return
  busy = true
  try {
    noteAll(name, args)
  } finally {
    busy = false
  }
}

function noteAll(name, args) {
  const paths = LAST_IS_TARGET.has(name) ? [args[1], ...(name === 'rename' ? [args[0]] : [])] : [args[0]]
  if (name === 'open' && isRead(args[1])) return
  for (const path of paths) {
    if (typeof path !== 'string' && !(path instanceof URL)) continue
    const file = resolve(path instanceof URL ? path.pathname : path)
    let folder = dirname(file)
    const missing = [basename(file)]
    for (;;) {
      try {
        folder = realpathSync(folder)
        break
      } catch {
        missing.unshift(basename(folder))
        folder = dirname(folder)
      }
    }
    appendFileSync(process.env.TRACE_WRITES, `${name} ${join(folder, ...missing)}\n`)
  }
}

for (const name of NAMES.split(' '))
  for (const [owner, key] of [
    [fs, `${name}Sync`],
    [fs, name],
    [fs.promises, name],
  ]) {
    const original = owner[key]
    if (typeof original !== 'function') continue
    owner[key] = function (...args) {
      note(name, args)
      return original.apply(this, args)
    }
  }
syncBuiltinESMExports()
