import pc from 'picocolors'
import { expect, test } from 'vitest'
import { tableOf } from '../../src/cli/table.ts'
import { cellsOf } from '../../src/cli/text-width.ts'

const plain = pc.createColors(false)
const columns = [{ title: 'Date' }, { title: 'Title', flexible: true }, { title: 'Posts', align: 'right' as const }]
const rows = [
  ['2024-05-01', '反向传播的推导', '3'],
  ['2024-05-02', 'Attention', '12'],
]

test('columns stand below each other in Chinese and in English', () => {
  expect(tableOf(columns, rows, 80, plain)).toBe(
    [
      'Date        Title           Posts',
      '2024-05-01  反向传播的推导      3',
      '2024-05-02  Attention          12',
    ].join('\n'),
  )
})

test('a long title is cut so that the line fits the terminal', () => {
  const table = tableOf(columns, [['2024-05-01', '很长'.repeat(40), '1']], 50, plain)
  expect(table).toContain('…')
  for (const line of table.split('\n')) expect(cellsOf(line)).toBeLessThanOrEqual(50)
})

test('nothing is cut for a file', () => {
  expect(tableOf(columns, [['2024-05-01', '很长'.repeat(40), '1']], Number.POSITIVE_INFINITY, plain)).toContain(
    '很长'.repeat(40),
  )
})

test('a name cannot command the terminal', () => {
  expect(tableOf(columns, [['', 'a\u001b[31m\nb\u0007', '']], 80, plain)).not.toMatch(/[\u001b\u0007]/)
})
