import { describe, expect, test } from 'vitest'
import { compareSites } from '../../src/scaffold/compare-sites.ts'
import { addToPackage, hexoSiteIn } from '../../src/scaffold/hexo-site.ts'
import { testSite } from './site.ts'

const MANIFEST = `{
    "name": "hexo-site",
    "hexo": { "version": "8.1.2" },
    "dependencies": {
        "hexo": "^8.0.0",
        "hexo-renderer-marked": "^7.0.0",
        "hexo-theme-landscape": "^1.0.0",
        "hexo-generator-feed": "^3.0.0"
    }
}
`

describe('a site made for Hexo', () => {
  test('is recognised by its package.json, and what it has is found', async () => {
    await using site = await testSite({
      '_config.yml': 'title: 旧\ntheme: landscape\npublic_dir: docs\n',
      'package.json': MANIFEST,
      'source/_posts/a.md': 'a',
      'source/_posts/b/c.md': 'c',
      'source/_drafts/d.md': 'd',
      'source/about/index.md': 'x',
      'scripts/x.js': '',
    })
    expect(await hexoSiteIn(site.folder)).toEqual({
      folder: site.folder,
      hexo: '^8.0.0',
      theme: 'landscape',
      renderer: 'hexo-renderer-marked',
      plugins: ['hexo-generator-feed'],
      posts: 2,
      drafts: 1,
      pages: 1,
      hasScripts: true,
      publicFolder: 'docs',
      hasHanmo: false,
      isInstalled: false,
    })
  })

  test.each([
    [{}],
    [{ 'package.json': MANIFEST }],
    [{ '_config.yml': 'title: x' }],
    [{ '_config.yml': 'title: x', 'package.json': '{"dependencies":{"hanmo":"1"}}' }],
    [{ '_config.yml': 'title: x', 'package.json': '{' }],
  ] as readonly [Record<string, string>][])('is not seen in %j', async (files) => {
    await using site = await testSite(files)
    expect(await hexoSiteIn(site.folder)).toBeUndefined()
  })

  test('gets one line in package.json; indentation and order of the rest stay', async () => {
    await using site = await testSite({ 'package.json': MANIFEST.replaceAll('\n', '\r\n') })
    await addToPackage(site.folder, '1.2.3')
    expect(await site.read('package.json')).toBe(
      MANIFEST.replace('"hexo": { "version": "8.1.2" }', '"hexo": {\n        "version": "8.1.2"\n    }')
        .replace(
          /"dependencies": \{[^}]*\}/,
          `"dependencies": {
        "hanmo": "^1.2.3",
        "hexo": "^8.0.0",
        "hexo-generator-feed": "^3.0.0",
        "hexo-renderer-marked": "^7.0.0",
        "hexo-theme-landscape": "^1.0.0"
    }`,
        )
        .replaceAll('\n', '\r\n'),
    )
  })
})

test('two generated sites are compared by what a reader reads', async () => {
  await using site = await testSite({
    'old/index.html': '<head><title>x</title></head><p class="a">你好 <b>世界</b></p><script>1</script>',
    'old/a/index.html': '<p>one</p>',
    'old/old.html': '',
    'old/css/a.css': 'a',
    'new/index.html': '<head></head><p>你好<b>世界</b></p>',
    'new/a/index.html': '<p>two</p>',
    'new/.hidden': '',
    'new/css/a.css': 'b',
    'new/atom.xml': '',
  })
  expect(await compareSites(`${site.folder}/old`, `${site.folder}/new`)).toEqual({
    both: 2,
    same: 1,
    different: ['a/index.html'],
    onlyThere: ['old.html'],
    onlyHere: ['atom.xml'],
  })
  expect(await compareSites(`${site.folder}/none`, `${site.folder}/new`)).toBeUndefined()
})
