import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { tooOld } from '../../src/cli/node-version.ts'

it.each(['18.20.4', '20.18.9', '16.0.0', '20.9.0', '8.17.0'])(
  'Node %s is too old, and told what is needed',
  (version) => {
    expect(tooOld(version)).toContain(`needs Node 20.19 or newer; this is Node ${version}`)
  },
)

it.each(['20.19.0', '20.20.1', '22.0.0', '25.1.0-nightly'])('Node %s is not', (version) => {
  expect(tooOld(version)).toBeUndefined()
})

it('asks for what package.json asks for, before anything else is loaded', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8')).engines.node).toBe('>=20.19.0')
  const main = readFileSync('src/cli/main.ts', 'utf8')
  expect(main.match(/^import .* from '(.*)'$/gm)?.map((line) => /'(.*)'/.exec(line)?.[1])).toEqual([
    'node:module',
    './home.ts',
    './node-version.ts',
  ])
})
