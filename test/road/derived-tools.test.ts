import { join } from 'node:path'
import { expect, it } from 'vitest'
import { BlogError } from '../../src/base/problem.ts'
import type { Project } from '../../src/model/project.ts'
import { faultOf, toolsOf } from '../../src/road/derived-tools.ts'

/** The author's package, and what is the picture's fault and what is ours. */

const toolsWith = (file: string) => toolsOf({ encoder: { version: '1', file } } as Project)
const SHARP = join(import.meta.dirname, '../../node_modules/sharp/dist/index.cjs')
const WANTED = { width: 10, format: 'webp', quality: 80, lossless: false, moves: false } as const

it('what an encoder says of a picture is a fault of the picture', async () => {
  const encoder = await toolsWith(SHARP).encoder()
  const failure = await encoder.encode(Buffer.from('no picture'), WANTED).catch((error: unknown) => error)
  expect(faultOf(failure)).toMatch(/unsupported image format/)
})

it('anything else is thrown on', () => {
  const ours = new TypeError('ours')
  expect(() => faultOf(ours)).toThrow(ours)
})

it('the package is loaded once, and one that cannot be is a problem with its own words', async () => {
  const tools = toolsWith(SHARP)
  expect(await tools.encoder()).toBe(await tools.encoder())
  const error = await toolsWith('/nowhere/index.js')
    .encoder()
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(BlogError)
  expect((error as BlogError).problem.code).toBe('sharp-failed')
})
