import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire, Module } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInThisContext } from 'node:vm'
import { loadJiti } from '../base/jiti.ts'

/**
 * Gives what runs a plugin or script as Hexo does: CommonJS with `hexo` beside `require`, awaited. What is written as an ES
 * module or in TypeScript is translated first, which Hexo cannot.
 */
export async function scriptOf(file: string): Promise<(hexo: any) => Promise<unknown>> {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff|^#!.*/, '')
  const module = new (Module as any)(file)
  module.filename = file
  module.paths = (Module as any)._nodeModulePaths(dirname(file))
  const code = isCommonJs(file, text) ? text : await translated(file, text)
  const wrapped = `(async function(exports, require, module, __filename, __dirname, hexo){${code}\n});`
  const run = runInThisContext(wrapped, { filename: file })
  return async (hexo) => {
    await run(module.exports, createRequire(file), module, file, dirname(file), hexo)
    const main = module.exports?.default
    // An ES module has no `hexo` of its own; it may export a function that takes one.
    return code === text || typeof main !== 'function' ? undefined : main(hexo)
  }
}

function isCommonJs(file: string, text: string): boolean {
  if (/\.(?:ts|mts|cts|mjs)$/.test(file)) return false
  return !/^[ \t]*(?:import\s+(?:[\w*{][^;'"]*from\s*)?['"]|export\s+(?:default|const|let|function|async|class|\{))/m.test(
    text,
  )
}

async function translated(file: string, source: string): Promise<string> {
  const createJiti = await loadJiti()
  const jiti = createJiti(pathToFileURL(file).href)
  return jiti.transform({ source, filename: file, ts: /\.[mc]?ts$/.test(extname(file)), async: true })
}

/** All scripts below a folder: those of the folder itself first, then of those inside it, each by name. */
export function scriptsIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name))
  const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => scriptsIn(join(folder, name)))
  return [...files, ...inner.flat()]
}
