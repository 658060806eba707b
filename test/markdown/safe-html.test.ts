import { describe, expect, it } from 'vitest'
import { safeHtml } from '../../src/markdown/safe-html.ts'

describe('HTML of an article in a safe site', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
    '<a href="java&#x0A;script:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="x.svg"></object><embed src="x.svg">',
    '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)"><base href="https://evil.example/">',
    '<style>@import "https://evil.example"</style><link rel="stylesheet" href="https://evil.example">',
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<textarea></textarea><script>alert(1)</script>',
    '<!--><script>alert(1)</script>-->',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
  ])('is dead: %s', async (html) => {
    const safe = await safeHtml(html)
    expect(safe).not.toMatch(/<[^>]*="\s*(?:javascript|data):/i)
    const bare = safe.replace(/"[^"]*"/g, '""')
    expect(bare).not.toMatch(/<(?:script|svg|math|iframe|object|embed|form|button|meta|base|style|link|noscript)/i)
    expect(bare).not.toMatch(/<[^>]*\s(?:on\w+|style|srcdoc)=/i)
  })

  it('shows what was written', async () => {
    const html =
      '<h2 id="一">一</h2><p class="a">字 &amp; <ruby>漢<rt>hàn</rt></ruby> <a href="/b/">b</a></p><table><tr><td colspan="2">1</td></tr></table><details open><summary>s</summary></details>'
    expect((await safeHtml(html)).replace('open=""', 'open')).toBe(html)
  })
})
