import { expect, it } from 'vitest'
import { nearestPlace, placeBelowTemplate } from '../../src/hexo/stack.ts'

const at = (...rows: string[]) => ['Error: ', ...rows.map((row) => `    at ${row}`)].join('\n')
const ENGINE = 'Object.render (/s/node_modules/engine/lib/run.js:40:2)'
const EVAL = 'eval (eval at wrap (/s/node_modules/engine/lib/wrap.js:6:10), <anonymous>:13:57)'

it('the nearest line of the site comes before packages; of packages the first', () => {
  expect(nearestPlace('/s', at('a (/s/node_modules/x/i.js:1:2)', 'b (/s/scripts/a.js:3:7)'))).toBe('scripts/a.js:3')
  expect(nearestPlace('/s', at('a (/far/node_modules/x/i.js:1:2)', 'b (node:vm:3:7)'))).toBe('node_modules/x/i.js:1')
  expect(nearestPlace('/s', at('async file:///s/scripts/b.mjs:9:1'))).toBe('scripts/b.mjs:9')
  expect(nearestPlace('/s', '')).toBe(undefined)
})

it('below a template: the helper that it called, of the site or of a package, and not its engine', () => {
  expect(placeBelowTemplate('/s', at('boom (/s/scripts/a.js:3:7)', EVAL, ENGINE))).toBe('scripts/a.js:3')
  expect(placeBelowTemplate('/s', at('boom (/s/node_modules/@x/help/i.js:3:7)', EVAL, ENGINE))).toBe(
    'node_modules/@x/help/i.js:3',
  )
  expect(placeBelowTemplate('/s', at(ENGINE, EVAL, ENGINE))).toBe(undefined)
  expect(placeBelowTemplate('/s', at(EVAL, ENGINE, 'x (/s/scripts/caller.js:1:1)'))).toBe(undefined)
})
