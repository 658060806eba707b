import { readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openProject } from '../../src/project.ts'
import { CHINESE, configDocs } from '../../tools/config-docs.ts'
import { siteOf } from '../config/site.ts'

const docs = readFileSync('docs/configuration.md', 'utf8')

test('docs/configuration.md is current (npm run docs:config writes it), and so is the Chinese one', () => {
  expect(docs).toBe(configDocs(readFileSync('tools/configuration.md', 'utf8')))
  const chinese = readFileSync('docs/zh/configuration.md', 'utf8')
  expect(chinese).toBe(configDocs(readFileSync('tools/configuration.zh-CN.md', 'utf8'), CHINESE))
})

describe('its examples', () => {
  const examples = [...docs.matchAll(/^```(yaml|ts)\n(.*?)^```$/gms)].map(
    ([, language = '', code = '']) => [language, code] as const,
  )

  test.each(examples)('no. %$ in %s', async (language, code) => {
    const site = siteOf({ [language === 'ts' ? 'hanmo.config.ts' : '_config.yml']: code })
    // Where what an example needs is installed.
    symlinkSync(resolve('node_modules'), join(site, 'node_modules'), 'dir')
    const { config, problems } = await openProject(site)
    expect(problems).toEqual([])
    expect(config).not.toEqual((await openProject(siteOf({ '_config.yml': '' }))).config)
  })
})
