import { describe, expect, it } from 'vitest'
import { helpersFor } from '../../src/theme/helpers.ts'
import type { Scope } from '../../src/theme/scope.ts'

const refuse = (): never => {
  throw new Error('read')
}
/** A page of which nothing may be read. */
const closed = new Proxy(refuse, { get: refuse, has: refuse, apply: refuse })
// What pages share is no fact of any.
const scope = new Proxy({}, { get: (_, name) => (name === 'shared' ? {} : closed) }) as Scope

describe('helpers', () => {
  it('are made without reading anything, so that a page depends on those alone that it calls', () => {
    const late = helpersFor(scope)
    const names = [...late.names()]
    const own = {}
    expect(names.every((name) => late.has(name, own))).toBe(true)
    expect(Object.keys(own).sort()).toEqual(names.sort())
    expect(names).toEqual(expect.arrayContaining(['url_for', 'partial', '__', 'date', 'paginator', 'open_graph']))
  })

  it('are made by families, and leave what an extension has set', () => {
    const mine = () => 'mine'
    const own: Record<string, unknown> = { full_url_for: mine }
    const late = helpersFor(scope)
    expect(late.has('url_for', own)).toBe(true)
    expect(own.full_url_for).toBe(mine)
    expect(Object.keys(own)).not.toContain('paginator')
    expect(late.has('no_helper', own)).toBe(false)
  })
})
