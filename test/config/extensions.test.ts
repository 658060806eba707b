import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { worded } from '../said.ts'
import { siteOf } from './site.ts'

const VISITS = 'export default ({ since }) => ({ name: "visits", version: String(since) })'

const read = async (written: string, files: Readonly<Record<string, string>> = {}) => {
  const config = { 'hanmo.config.mjs': `export default { extensions: [${written}] }` }
  const { extensions, recipes, problems } = await readConfig(siteOf({ ...config, ...files }))
  return { extensions, recipes: extensions.map((one) => recipes.get(one)), problems }
}

describe('an extension as a recipe', () => {
  test.each([
    ['a file of the site', './visits.mjs', { 'visits.mjs': VISITS }],
    ['a package', 'visits', { 'node_modules/visits/index.js': VISITS.replace('export default', 'module.exports =') }],
  ])('from %s is made with its options, and can be made again', async (_, module, files) => {
    const found = await read(`{ module: '${module}', options: { since: 2020 } }`, files)
    expect(found.problems).toEqual([])
    expect(found.extensions).toMatchObject([{ name: 'visits', version: '2020' }])
    expect(found.recipes).toMatchObject([{ module: expect.stringMatching(/visits/), options: { since: 2020 } }])
    expect(found.recipes[0]?.module).toMatch(/^(?:\/|\w:)/)
  })

  test('may export the extension itself; one that is written inline has no recipe', async () => {
    const mine = '{ name: "mine", version: "1" }'
    const found = await read(`{ module: './mine.mjs' }, ${mine}`, { 'mine.mjs': `export default ${mine}` })
    expect(found.extensions.map(({ name }) => name)).toEqual(['mine', 'mine'])
    expect(found.recipes.map((recipe) => recipe !== undefined)).toEqual([true, false])
  })

  test.each([
    ['{ module: "./none.mjs" }', 'extension-recipe', 'The extension "./none.mjs" cannot be loaded'],
    ['{ module: "no-such-package" }', 'extension-recipe', 'The extension "no-such-package" cannot be loaded'],
    ['{ module: "./broken.mjs" }', 'extension-recipe', 'no luck.'],
    ['{ module: "./visits.mjs", options: { since: () => 1 } }', 'extension-recipe', 'are not plain data.'],
    ['{ module: "./nothing.mjs" }', 'extension-shape', 'is not an object'],
  ])('%s is an error that says what is wrong', async (written, code, message) => {
    const files = {
      'broken.mjs': 'throw new Error("no luck")',
      'nothing.mjs': 'export default 7',
      'visits.mjs': VISITS,
    }
    const { problems, extensions } = await read(written, files)
    expect(extensions).toEqual([])
    expect(worded(problems)).toMatchObject([{ code, message: expect.stringContaining(message) }])
  })
})
