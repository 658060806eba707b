import { expect, it } from 'vitest'
import { minifyHtml } from '../../src/minify/html.ts'

const made = (html: string): Promise<string> =>
  minifyHtml(html, {
    script: async (code, isModule) => `${isModule ? 'module' : 'script'}(${code.trim()})`,
    style: async (css) => `style(${css.trim()})`,
  })

it.each([
  ['indentation becomes a line break', '<ul>\n    <li>a\n    <li>b\n</ul>', '<ul>\n<li>a\n<li>b\n</ul>'],
  ['spaces in a line become one', '<b>a</b>   <i>b</i>', '<b>a</b> <i>b</i>'],
  ['a single space stays', '<b>a</b> <i>b</i>\n<u>c</u>', '<b>a</b> <i>b</i>\n<u>c</u>'],
  ['text stays as it is', '<div>graph TD\n    A --> B\n    C</div>', '<div>graph TD\n    A --> B\n    C</div>'],
  ['a line break between Chinese lines stays one', '<p>中文\n中文</p>', '<p>中文\n中文</p>'],
  ['wide spaces are text', '<p>\u3000\u3000中文\u00a0\u00a0</p>', '<p>\u3000\u3000中文\u00a0\u00a0</p>'],
  ['tags stay as they are', `<a  href='x"  y'\n  title="a  b" >`, `<a  href='x"  y'\n  title="a  b" >`],
  ['remarks go', 'a<!-- menu: begin -->b', 'ab'],
  ['and with them what they comment out', '<!--\n  <p>old</p>\n-->\n<p>', '\n<p>'],
  [
    'marks for machines stay',
    '<!-- more --><!--[if IE]> x <![endif]--><!--noindex--><!--[--><!----><!--#include virtual="a" --><!-- ko foreach: a -->',
    '<!-- more --><!--[if IE]> x <![endif]--><!--noindex--><!--[--><!----><!--#include virtual="a" --><!-- ko foreach: a -->',
  ],
  ['so does the doctype', '<!DOCTYPE html>\n  <html>', '<!DOCTYPE html>\n<html>'],
  ['pre, with all that is in it', '<pre>\n  a\n   <b>  x  </b><!-- c -->\n </pre>', undefined],
  ['textarea', '<textarea>\n  a\n   b\n\n</textarea>', undefined],
  ['code', '<code>  a   b  </code>', undefined],
  ['what was read as a formula', '<annotation encoding="application/x-tex">  a %x\n  b</annotation>', undefined],
  ['what shows its spaces', '<div style="white-space: pre">  a  <b>  c  </b> </div>', undefined],
  ['diagrams', '<div class="mermaid">\n  mindmap\n    a\n</div>', undefined],
  [
    'the end of the outer of two is found',
    '<div class="mermaid">  <div>  a</div>  </div>   <p>',
    '<div class="mermaid">  <div>  a</div>  </div> <p>',
  ],
  ['a void element opens nothing', '<img style="white-space:pre">   <p>', '<img style="white-space:pre"> <p>'],
  ['scripts', '<script> a </script>', '<script>script(a)</script>'],
  [
    'scripts with their old type',
    `<script type='text/javascript'> a </script>`,
    `<script type='text/javascript'>script(a)</script>`,
  ],
  ['modules', '<script type=module> a </script>', '<script type=module>module(a)</script>'],
  ['data', '<script type="application/ld+json"> { "a":  1 } </script>', undefined],
  ['import maps', '<script type="importmap"> { } </script>', undefined],
  ['settings of MathJax', '<script type="text/x-mathjax-config">  a  </script>', undefined],
  ['templates', '<script type="text/template"> <p>  <!-- a --> </script>', undefined],
  ['an empty script', '<script src="a.js"> </script>', undefined],
  ['styles', '<style>a  {}</style>', '<style>style(a  {})</style>'],
  ['styles of another language', '<style type="text/less">a  {}</style>', undefined],
  ['a script that never ends', '<script> a  ', undefined],
  ['a tag that never ends', '<p>   <a href="x  ', '<p> <a href="x  '],
  ['a comment that never ends', '<p>   <!-- x  ', '<p> <!-- x  '],
  ['no HTML', 'a  <  b', undefined],
])('%s', async (_, html, expected = html) => {
  expect(await made(html)).toBe(expected)
})

it('long pages take no longer for it', { timeout: 5000 }, async () => {
  const html = `<p>a${' '.repeat(300_000)}a</p>${'<pre>'.repeat(20_000)}${' <!-- '.repeat(20_000)}`
  expect((await made(html)).length).toBeGreaterThan(300_000)
})
