import { describe, expect, test } from 'vitest'
import { commandArgs, splitCommand } from '../../src/cli/command-args.ts'

describe('options of plugins’ commands are read as minimist reads them', () => {
  test.each<[string, object]>([
    ['', { _: [] }],
    ['a b', { _: ['a', 'b'] }],
    ['7 a', { _: ['7', 'a'] }],
    ['-u', { _: [], u: true }],
    ['-u a', { _: [], u: 'a' }],
    ['-ab', { _: [], a: true, b: true }],
    ['-n5', { _: [], n: 5 }],
    ['-n=5', { _: [], n: 5 }],
    ['--page 2 x', { _: ['x'], page: 2 }],
    ['--page=2', { _: [], page: 2 }],
    ['--page= x', { _: ['x'], page: '' }],
    ['--no-cache', { _: [], cache: false }],
    ['--dry-run', { _: [], dryRun: true, 'dry-run': true }],
    ['--slug 7 -p 8', { _: [], slug: '7', p: '8' }],
    ['--tag a --tag b --tag 3', { _: [], tag: ['a', 'b', 3] }],
    ['--all --all', { _: [], all: true }],
    ['--from - x', { _: ['x'], from: '-' }],
    ['a -- --b -c', { _: ['a', '--b', '-c'] }],
  ])('%s', (line, args) => {
    const given = commandArgs(line.split(' ').filter(Boolean))
    expect({ ...given }).toEqual(args)
    expect(Object.getPrototypeOf(given)).toBeNull()
  })
})

describe('the command in a command line', () => {
  test.each<[string, object | undefined]>([
    ['', undefined],
    ['--debug', undefined],
    ['algolia -n', { word: 'algolia', rest: ['-n'] }],
    ['--debug algolia x', { word: 'algolia', rest: ['--debug', 'x'] }],
    ['--cwd site algolia', { word: 'algolia', rest: ['--cwd', 'site'] }],
    ['--cwd=site --config a.yml algolia', { word: 'algolia', rest: ['--cwd=site', '--config', 'a.yml'] }],
  ])('%s', (line, split) => {
    expect(splitCommand(line.split(' ').filter(Boolean))).toEqual(split)
  })
})
