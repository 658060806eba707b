import { expect, it } from 'vitest'
import { CLIENT_ADDRESS, OWN_ADDRESS, readClient, withClient } from '../../src/server/client-tag.ts'

const TAG = '<script src="/__hanmo/client.js" data-page="d1"></script>'

it.each([
  ['<body>甲</body></html>', `<body>甲${TAG}</body></html>`],
  ['<BODY>甲</BODY>', `<BODY>甲${TAG}</BODY>`],
  // The last one ends the page: an earlier one is text.
  ['<pre></body></pre></body>', `<pre></body></pre>${TAG}</body>`],
  ['甲', `甲${TAG}`],
])('the script stands at the end of the page %j', (html, expected) => {
  expect(withClient(html, 'd1')).toBe(expected)
})

it('the script is there, below the address that no site uses', () => {
  expect(readClient()).toContain('EventSource')
  expect(CLIENT_ADDRESS.startsWith(OWN_ADDRESS)).toBe(true)
})
