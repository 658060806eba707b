import pc from 'picocolors'
import { describe, expect, test } from 'vitest'
import { createProgress } from '../../src/cli/progress.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import type { Observer } from '../../src/memo/observe.ts'
import { texts } from '../../src/messages/texts/en.ts'

/** A clock that moves on by `stepMs` whenever it is looked at. */
function stage(stepMs: number, watched = true) {
  let drawn = ''
  let time = 0
  const terminal = {
    colors: { out: pc.createColors(false), err: pc.createColors(false) },
    draw: (text: string) => {
      drawn += text
    },
    watched,
  } as unknown as Terminal
  const progress = createProgress(terminal, texts.building.steps, () => (time += stepMs))
  return { progress, drawn: () => drawn }
}

/** What an engine tells of four articles that are computed here, and of four pages of which other threads make two. */
function play(observer: Observer): void {
  const computed = (step: string, id: string) =>
    observer.computed?.({ step, id, group: undefined, reads: 0, time: undefined, volatile: [], remarks: [] })
  observer.begins?.('content', 4)
  for (const _ of 'abcd') observer.works?.('content')
  for (const id of 'abcd') computed('content', id)
  observer.ends?.('content')
  observer.begins?.('output', 4)
  for (const _ of 'ab') observer.works?.('output')
  for (const id of 'abcd') {
    computed('output', id)
    observer.gives?.('output')
    observer.takes?.('output')
  }
  observer.ends?.('output')
}

describe('the progress bar', () => {
  test('shows how far a long build is, never goes back within a step, and goes away', () => {
    const { progress, drawn } = stage(400)
    play(progress.observer)
    const numbers = (label: string) => Array.from(drawn().matchAll(new RegExp(`${label} (\\d)/4`, 'g')), ([, n]) => n)
    expect(numbers('Rendering Markdown').join('')).toMatch(/^[123]*4+$/)
    expect(numbers('Rendering pages').join('')).toMatch(/^1*2*3*4+$/)
    progress.end()
    expect(drawn().endsWith('\r\u001b[K')).toBe(true)
  })

  test('stays away from a short build', () => {
    const { progress, drawn } = stage(10)
    play(progress.observer)
    progress.end()
    expect(drawn()).toBe('')
  })

  test('stays away where nobody watches, and hears of nothing', () => {
    const { progress, drawn } = stage(400, false)
    expect(progress.observer).toEqual({})
    progress.end()
    expect(drawn()).toBe('')
  })
})
