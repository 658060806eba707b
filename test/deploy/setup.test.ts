import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { HOSTS, planSetup, writeSetup } from '../../src/deploy/setup.ts'
import { texts } from '../../src/messages/texts/en.ts'

async function setup(host: (typeof HOSTS)[number], folder = '', wholeHistory = false) {
  const root = mkdtempSync(join(tmpdir(), 'hanmo-setup-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const site = join(root, folder)
  mkdirSync(join(root, '.git'))
  mkdirSync(site, { recursive: true })
  const plan = await planSetup(host, {
    siteFolder: site,
    publicFolder: join(site, 'dist/site'),
    cacheFolder: join(site, '.blog-cache'),
    wholeHistory,
    now: new Date('2024-05-06T00:00:00Z'),
    env: { PATH: process.env.PATH },
  })
  return { ...plan, root, site, path: plan.file.slice(root.length + 1).replaceAll('\\', '/') }
}

describe('every host', () => {
  test.each(HOSTS)('%s: installs from the lockfile, builds, publishes public_dir; written once', async (host) => {
    const { text, file, steps, site } = await setup(host)
    expect(text).toContain('dist/site')
    const words = texts.deploying.setup.steps
    const said = steps.map(({ step, folder = '' }) => words[step](folder)).join(' ')
    expect(`${text}${said}`).toContain('npm ci')
    expect(`${text}${said}`).toContain('npx blog generate')
    expect(said).toContain('npm install hanmo')
    await writeSetup({ file, text, steps })
    expect(readFileSync(file, 'utf8')).toBe(text)
    writeFileSync(file, 'mine')
    await expect(writeSetup({ file, text, steps })).rejects.toMatchObject({ problem: { code: 'setup-exists' } })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect(existsSync(join(site, 'package.json'))).toBe(false)
  })

  test('public_dir outside the site cannot be published', async () => {
    const plan = planSetup('github', {
      siteFolder: '/a/b',
      publicFolder: '/a/public',
      cacheFolder: '/a/b/.blog-cache',
      wholeHistory: false,
      now: new Date(0),
      env: {},
    })
    await expect(plan).rejects.toMatchObject({ problem: { code: 'setup-public-outside' } })
  })
})

test('github: a workflow with the rights of pages, the cache, and the site’s folder', async () => {
  const { path, text } = await setup('github', 'my blog', true)
  expect(path).toBe('.github/workflows/pages.yml')
  const workflow = parse(text)
  expect(workflow.on.push.branches).toEqual(['main'])
  expect(workflow.permissions).toEqual({ contents: 'read', pages: 'write', 'id-token': 'write' })
  const { steps, defaults } = workflow.jobs.build
  expect(defaults.run['working-directory']).toBe('my blog')
  const using = (name: string) => steps.find(({ uses = '' }) => uses.startsWith(name))?.with
  expect(using('actions/checkout')).toEqual({ 'fetch-depth': 0 })
  expect(using('actions/setup-node')).toMatchObject({
    cache: 'npm',
    'cache-dependency-path': 'my blog/package-lock.json',
  })
  expect(using('actions/cache')).toEqual({
    path: 'my blog/.blog-cache',
    key: expect.stringMatching(/^blog-.*github\.sha/),
    'restore-keys': 'blog-',
  })
  expect(using('actions/upload-pages-artifact')).toEqual({ path: 'my blog/dist/site' })
  expect(steps.map(({ run }: { run?: string }) => run).filter(Boolean)).toEqual(['npm ci', 'npx blog generate'])
  expect(workflow.jobs.deploy).toMatchObject({ needs: 'build', environment: { name: 'github-pages' } })
})

test('gitlab: a pages job', async () => {
  const { path, text } = await setup('gitlab', 'blog')
  expect(path).toBe('.gitlab-ci.yml')
  const { pages } = parse(text)
  expect(pages.script).toEqual(['cd "blog"', 'npm ci --cache .npm --prefer-offline', 'npx blog generate'])
  expect(pages.cache.paths).toEqual(['blog/.npm/', 'blog/.blog-cache/'])
  expect(pages.artifacts.paths).toEqual(['blog/dist/site'])
  expect(pages.pages.publish).toBe('blog/dist/site')
  expect(parse((await setup('gitlab', '', true)).text).pages.variables).toEqual({ GIT_DEPTH: 0 })
})

test('vercel and cloudflare: JSON that names the folder', async () => {
  const vercel = await setup('vercel')
  expect(vercel.path).toBe('vercel.json')
  expect(JSON.parse(vercel.text)).toMatchObject({ framework: null, outputDirectory: 'dist/site' })
  const cloudflare = await setup('cloudflare', '我的 Blog 2')
  expect(cloudflare.path).toBe('我的 Blog 2/wrangler.jsonc')
  expect(JSON.parse(cloudflare.text.replace(/^\/\/.*$/gm, ''))).toEqual({
    name: 'blog-2',
    compatibility_date: '2024-05-06',
    assets: { directory: './dist/site', not_found_handling: '404-page' },
  })
})

test('netlify: its own file format', async () => {
  const { path, text } = await setup('netlify', 'blog')
  expect(path).toBe('netlify.toml')
  expect(text).toMatch(
    /^\[build\]\n {2}base = "blog"\n {2}command = "npm ci && npx blog generate"\n {2}publish = "dist\/site"$/m,
  )
  expect(text).toContain('paths = [".blog-cache"]')
})
