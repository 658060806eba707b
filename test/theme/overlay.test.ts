import { describe, expect, it } from 'vitest'
import { deepFreeze } from '../../src/base/freeze.ts'
import { overlay } from '../../src/theme/overlay.ts'

describe('overlay', () => {
  const shared = Object.freeze({ title: 'T', language: ['zh-CN'], menu: { a: 1 } })
  const made = () => overlay(shared, { language: (value) => String(value), feed: () => 'atom' })

  it('shows what is shared, with some values replaced', () => {
    const config = made()
    expect([config.title, config.language, config.feed, config.nothing]).toEqual(['T', 'zh-CN', 'atom', undefined])
    expect(Object.keys(config)).toEqual(['title', 'language', 'menu'])
    expect({ ...config }).toEqual({ title: 'T', language: 'zh-CN', menu: { a: 1 } })
    expect(JSON.stringify(config)).toBe('{"title":"T","language":"zh-CN","menu":{"a":1}}')
    expect('title' in config && !('nothing' in config)).toBe(true)
    const has = config.hasOwnProperty as (key: string) => boolean
    expect([has.call(config, 'title'), has.call(config, 'nothing')]).toEqual([true, false])
  })

  it('keeps what a template writes to itself', () => {
    const config = made()
    config.title = 'X'
    config.extra = 1
    delete config.menu
    expect([config.title, config.extra, config.menu, 'extra' in config]).toEqual(['X', 1, undefined, true])
    expect(shared.title).toBe('T')
    expect(made().title).toBe('T')
  })

  it('keeps what a template writes into a list or a map of frozen options to itself', () => {
    const frozen = deepFreeze({ menu: { home: '/' }, list: [{ a: 1 }] })
    const one = overlay(frozen, {})
    ;(one.menu as Record<string, string>).about = '/about/'
    ;(one.list as unknown[]).push(2)
    expect([one.menu, one.list]).toEqual([{ home: '/', about: '/about/' }, [{ a: 1 }, 2]])
    expect(overlay(frozen, {}).menu).toEqual({ home: '/' })
    expect(frozen).toEqual({ menu: { home: '/' }, list: [{ a: 1 }] })
  })
})
