'use strict'
/*
 * What the executable runs first. It holds the whole package (tools/executable.ts); themes, language files and the modules
 * of threads are read as files, so they are unpacked once, into a folder of this very version, and used from there.
 */
const { createHash } = require('node:crypto')
const { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { homedir } = require('node:os')
const { dirname, join } = require('node:path')
const { getRawAsset } = require('node:sea')

const packed = Buffer.from(getRawAsset('package'))
const home = join(cacheFolder(), 'hanmo', createHash('sha256').update(packed).digest('hex').slice(0, 16))
if (!existsSync(home)) unpack()
process.env.HANMO_EXECUTABLE = process.execPath
createRequire(join(home, 'node_modules/hanmo/package.json'))('./dist/cli.cjs')

function cacheFolder() {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env
  if (process.platform === 'win32') return LOCALAPPDATA || join(homedir(), 'AppData/Local')
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches')
  return XDG_CACHE_HOME || join(homedir(), '.cache')
}

/** Renamed when it is whole: two that begin at once, or one that is killed, leave no half of it. */
function unpack() {
  const { deserialize } = require('node:v8')
  const { gunzipSync } = require('node:zlib')
  mkdirSync(dirname(home), { recursive: true, mode: 0o700 })
  const fresh = mkdtempSync(`${home}-`)
  for (const [path, bytes] of deserialize(gunzipSync(packed))) {
    const file = join(fresh, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  try {
    renameSync(fresh, home)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}
