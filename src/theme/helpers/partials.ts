import { BlogError, problem } from '../../base/problem.ts'
import { escapeHtml } from '../../base/text.ts'
import type { Locals } from '../members.ts'
import type { PartialOptions, Scope } from '../scope.ts'

/** `partial`, `include`, `fragment_cache`, `render`, `markdown`: templates and texts inside templates. */
export function partialHelpers(scope: Scope) {
  const partial = (name: unknown, locals?: Locals | null, options?: PartialOptions | null): string => {
    if (typeof name !== 'string') throw new BlogError(problem('template-failed', { fault: 'no-view' }))
    return scope.partial(name, locals ?? undefined, options ?? {})
  }
  return {
    partial,
    /** EJS's own: a partial by another name. */
    include: (name: unknown, locals?: Locals | null) => partial(name, locals),
    fragment_cache: (id: unknown, make: () => unknown) =>
      scope.once(`fragment ${String(id)}`, () => String(make() ?? '')),
    markdown: (text: unknown) => scope.host.markdown(String(text ?? ''), scope.facts),
    render: (text: unknown, engine?: unknown, options?: Locals | null) =>
      renderText(scope, String(text ?? ''), String(engine ?? 'html').toLowerCase(), options ?? {}),
  }
}

function renderText(scope: Scope, text: string, engine: string, options: Locals): string {
  const added = scope.host.render?.(text, engine, options)
  if (added !== undefined) return added
  switch (engine.replace(/^\./, '')) {
    case 'markdown':
    case 'md':
      return scope.host.markdown(text, scope.facts)
    case 'ejs':
      return scope.inline(text, options)
    case 'html':
    case 'htm':
    case 'css':
    case 'js':
    case 'json':
      return text
    case 'txt':
    case 'text':
      return escapeHtml(text)
    default:
      throw new BlogError(problem('template-failed', { fault: 'engine', value: String(engine) }))
  }
}
