import { join } from 'node:path'
import { lookAt } from '../reading.ts'

/**
 * Nunjucks keeps the templates that it has loaded, so that only the first page that includes one reads its file. Each
 * page that asks for a template has looked at it, and at the places where it would have been found before.
 */
export function watchTemplates({ Environment }: any): void {
  const { prototype } = Environment
  const get = prototype.getTemplate
  if (get.isWatched) return
  const watched = function (this: any, name: any, ...rest: any[]) {
    const note = (template: any) => {
      if (typeof name === 'string') noteTemplate(this, name, rest[1], template)
    }
    const at = rest.findIndex((value) => typeof value === 'function')
    const done = rest[at]
    if (done)
      rest[at] = (error: any, template: any) => {
        note(template)
        return done(error, template)
      }
    const template = get.call(this, name, ...rest)
    if (!done) note(template)
    return template
  }
  prototype.getTemplate = Object.assign(watched, { isWatched: true })
}

function noteTemplate(env: any, name: string, parent: any, template: any): void {
  for (const loader of env.loaders ?? []) {
    const asked = typeof parent === 'string' ? env.resolveTemplate(loader, parent, name) : name
    for (const folder of loader.searchPaths ?? []) {
      const file = join(folder, asked)
      if (file === template?.path) {
        lookAt('text', file)
        return
      }
      lookAt('kind', file)
    }
  }
  if (typeof template?.path === 'string' && template.path.includes('/')) lookAt('text', template.path)
}
