import { dirname } from 'node:path'
import { BlogError } from '../../base/problem.ts'
import { parseYaml } from '../../base/yaml.ts'
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
    { file },
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
    const options = { autoescape: false, throwOnUndefined: false, trimBlocks: false, lstripBlocks: false }
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
    return (locals: any) => template.render(locals)
  }
  return Object.assign((data: any, locals: any) => compile(data)(locals), { compile })
}

function listOf(value: any): any[] {
  if (Array.isArray(value)) return value
  if (typeof value?.toArray === 'function') return value.toArray()
  if (value instanceof Map || value instanceof Set) return [...value.values()]
  if (typeof value === 'string') return [...value]
  return typeof value === 'object' && value ? Object.values(value) : []
}
