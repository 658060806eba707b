import { expect, test } from 'vitest'
import { hearKeys } from '../../src/cli/server-keys.ts'
import { createTerminal } from '../../src/cli/terminal.ts'

function keyboard() {
  const heard: string[] = []
  let listener: ((key: string) => void) | undefined
  const terminal = {
    ...createTerminal({
      stdin: Object.assign((async function* () {})(), { isTTY: false }),
      stdout: { write: () => true },
      stderr: { write: () => true },
      env: {},
    }),
    keys: (next: (key: string) => void) => {
      listener = next
      return () => {
        listener = undefined
      }
    },
  }
  let release = () => {}
  const actions = {
    open: () => void heard.push('open'),
    quit: () => void heard.push('quit'),
    again: () => void heard.push('again'),
    addresses: () => void heard.push('addresses'),
    post: () =>
      new Promise<void>((resolve) => {
        heard.push('post')
        release = resolve
      }),
  }
  return {
    heard,
    terminal,
    actions,
    press: (key: string) => listener?.(key),
    release: () => release(),
    hears: () => listener !== undefined,
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('each key does its work, in either case; others do nothing', async () => {
  const { heard, terminal, actions, press } = keyboard()
  hearKeys({ terminal }, actions)
  for (const key of ['o', 'R', 'x', 'u', '\u001b[A', 'q']) {
    press(key)
    await settled()
  }
  expect(heard).toEqual(['open', 'again', 'addresses', 'quit'])
})

test('a question has the keyboard for itself, and nothing is heard after the end', async () => {
  const { heard, terminal, actions, press, release, hears } = keyboard()
  const keys = hearKeys({ terminal }, actions)
  press('n')
  await settled()
  expect(hears()).toBe(false)
  press('o')
  release()
  await settled()
  expect([heard, hears()]).toEqual([['post'], true])
  press('n')
  keys.end()
  release()
  await settled()
  expect(hears()).toBe(false)
})
