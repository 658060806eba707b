import { expect, test } from 'vitest'
import { definesCommands, onlyDefines } from '../../../src/markdown/math/definitions.ts'

test.each([
  ['\\newcommand{\\R}{\\mathbb{R}}', true],
  ['\\newcommand\\R{\\mathbb{R}}', true],
  ['\n\\newcommand{\\a}[2][x]{#1#2}\n\\def\\b#1{#1}\n', true],
  ['\\DeclareMathOperator*{\\argmax}{arg\\,max}', true],
  ['\\let\\a=\\alpha \\let\\b\\beta', true],
  ['\\newcommand{\\R}{\\mathbb{R}} x', false],
  ['x', false],
  ['', false],
  ['\\newcommand{\\R}', false],
  ['\\define', false],
])('onlyDefines(%j)', (tex, expected) => expect(onlyDefines(tex)).toBe(expected))

test.each([
  ['\\def\\a{b}', true],
  ['\\renewcommand{\\a}{b}', true],
  ['\\definition', false],
  ['\\delta', false],
])('definesCommands(%j)', (tex, expected) => expect(definesCommands(tex)).toBe(expected))
