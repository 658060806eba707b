import { dirname } from 'node:path'
import { BlogError } from '../../base/problem.ts'
import { parseYaml } from '../../base/yaml.ts'
import { isWatched } from '../fragments.ts'
import { watchTemplates } from '../looks/templates.ts'
import { readText } from '../render.ts'

/** What Hexo renders without a plugin: files that are as they are, data, and Nunjucks. */
export function registerRenderers(hexo: any): void {
  const { renderer } = hexo.extend
  const plain = (data: any) => data.text
  renderer.register('htm', 'html', plain, true)
  renderer.register('html', 'html', plain, true)
  renderer.register('css', 'css', plain, true)
  renderer.register('js', 'js', plain, true)
  renderer.register('json', 'json', (data: any) => JSON.parse(data.text), true)
  const yaml = (data: any) => readYaml(data.text, data.path ?? 'text')
  renderer.register('yml', 'json', yaml, true)
  renderer.register('yaml', 'json', yaml, true)
  const nunjucks = nunjucksRenderer(hexo)
  renderer.register('njk', 'html', nunjucks, true)
  renderer.register('j2', 'html', nunjucks, true)
}

/** @throws {BlogError} the first fault */
export function readYaml(text: string, file: string): unknown {
  const { value, problems } = parseYaml(
    text.replace(/\n(\t+)/g, (_, tabs) => `\n${'  '.repeat(tabs.length)}`),
    { file, dates: true },
  )
  const fault = problems.find(({ severity }) => severity === 'error')
  if (fault) throw new BlogError(fault)
  return value
}

function nunjucksRenderer(hexo: any): any {
  watchTemplates(hexo.nunjucks)
  const environments = new Map<string, any>()
  const environmentFor = (folder: string) => {
    const known = environments.get(folder)
    if (known) return known
    const { nunjucks } = hexo
    // Errors then keep those that they were made of.
    const dev = true
    const options = { dev, autoescape: false, throwOnUndefined: false, trimBlocks: false, lstripBlocks: false }
    const env = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder === '' ? [] : [folder]), options)
    env.addFilter('toarray', listOf)
    env.addFilter('safedump', (value: any, spaces?: number) =>
      value === undefined || value === null ? '""' : JSON.stringify(value, null, spaces),
    )
    environments.set(folder, env)
    return env
  }
  const compile = (data: any) => {
    const env = environmentFor(data.path ? dirname(data.path) : '')
    const template = hexo.nunjucks.compile(data.text ?? readText(data.path), env, data.path)
    return (locals: any) => template.render(isWatched(locals) ? usedBy(template, locals) : locals)
  }
  return Object.assign((data: any, locals: any) => compile(data)(locals), { compile })
}

/** Nunjucks copies all locals, as if a template looked at each: it is handed those whose names stand in it. */
function usedBy(template: any, locals: any): any {
  const names = namesIn(template)
  return names === undefined
    ? locals
    : Object.fromEntries([...names].filter((name) => name in locals).map((name) => [name, locals[name]]))
}

/** Undefined where more may be used than can be read off the code. */
function namesIn(template: any, seen = new Set<any>()): ReadonlySet<string> | undefined {
  const names = new Set<string>()
  if (seen.has(template)) return names
  seen.add(template)
  template.compile()
  const code = [template.rootRenderFunc, ...Object.values(template.blocks)].join('\n')
  if (/getExtension\(|getTemplate\((?!")/.test(code)) return undefined
  for (const [, name] of code.matchAll(/ookup\((?:context, frame, )?"([^"\\]+)"\)/g)) names.add(name as string)
  for (const [, name] of code.matchAll(/getTemplate\("([^"\\]+)"/g)) {
    const inner = template.env.getTemplate(name, false, template.path, true)
    const more = inner ? namesIn(inner, seen) : names
    if (more === undefined) return undefined
    for (const one of more) names.add(one)
  }
  return names
}

function listOf(value: any): any[] {
  if (Array.isArray(value)) return value
  if (typeof value?.toArray === 'function') return value.toArray()
  if (value instanceof Map || value instanceof Set) return [...value.values()]
  if (typeof value === 'string') return [...value]
  return typeof value === 'object' && value ? Object.values(value) : []
}
