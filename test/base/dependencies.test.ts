import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { dependenciesOf } from '../../src/base/dependencies.ts'

function read(text?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-dependencies-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  if (text !== undefined) writeFileSync(join(folder, 'package.json'), text)
  return dependenciesOf(folder)
}

it.each([
  ['{"dependencies":{"b":"1","a":"1"},"devDependencies":{"c":"1"}}', ['b', 'a'], ['c']],
  ['\ufeff{"dependencies":{"a":"1"}}', ['a'], []],
  ['{"dependencies":["a"],"devDependencies":null}', [], []],
  ['[]', [], []],
  ['null', [], []],
])('package.json %j names its dependencies in their order, and nothing is wrong', (text, needed, dev) => {
  expect(read(text)).toEqual({ needed, dev, engines: [], fault: undefined })
})

it('no package.json is no fault', () => {
  expect(read()).toEqual({ needed: [], dev: [], engines: [], fault: undefined })
})

it('a package.json that is no JSON says why', () => {
  expect(read('{ "name": ').fault).toContain('JSON')
})

it('says what it runs on', () => {
  expect(read('{ "engines": { "node": ">=20", "hanmo": "*" } }').engines).toEqual(['node', 'hanmo'])
})
