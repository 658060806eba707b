/**
 * What the engine of a template or a stylesheet says of a fault → the sentence, and the place: engines put both, and the
 * lines around, into one message, once more for each template that the faulty one is part of.
 */
export interface EngineWords {
  readonly reason: string
  /** Of the innermost template: as the engine names it, mostly absolute. */
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** Never throws. A message that names no place is given back as it is. */
export function wordsOfEngine(message: string): EngineWords {
  let place: Omit<EngineWords, 'reason'> = {}
  let isNunjucks = false
  const left = message.split('\n').filter((row) => {
    const [, inBrackets, at, along] = NUNJUCKS.exec(row) ?? []
    const [, file = inBrackets, line = at, column = along] = COMMON.exec(row) ?? []
    if (file === undefined) return !FRAME.test(row)
    isNunjucks = inBrackets !== undefined
    if (file !== 'unknown path')
      place = { file, ...(line && { line: Number(line) }), ...(column && { column: Number(column) }) }
    return false
  })
  const said = left.join('\n').trim()
  const [, compiled, unread] = COMPILED.exec(said) ?? []
  if (unread !== undefined) return { reason: compiled as string, file: unread }
  if (place.file === undefined) return { reason: message }
  const thrown = /^\s*(?:\w*Error|Template render error): /
  // Nunjucks counts the lines of what it runs from 0, and those of what it cannot read from 1.
  if (isNunjucks && thrown.test(said)) place = counted(place)
  return { ...place, reason: said.replace(isNunjucks ? thrown : '', '').trim() }
}

function counted({ line, column, ...rest }: Omit<EngineWords, 'reason'>): Omit<EngineWords, 'reason'> {
  return { ...rest, ...(line !== undefined && { line: line + 1 }), ...(column !== undefined && { column: column + 1 }) }
}

/** `  Template render error: (/site/a.njk) [Line 2, Column 7]` */
const NUNJUCKS = /^\s*(?:Template render error: )?\((.+)\)(?: \[Line (\d+)(?:, Column (\d+))?\])?$/
/** `/site/a.pug:2:5`, which EJS and Stylus write too. */
const COMMON = /^((?:\/|[A-Za-z]:\\).+?):(\d+)(?::(\d+))?$/
/** `  >> 3| <%- a %>`, and `------^` below it. */
const FRAME = /^\s*(?:>>?)?\s*\d+\||^-+\^$/
/** `Unexpected token '}' in /site/a.ejs while compiling ejs`, before advice on other tools. */
const COMPILED = /^(.+) in (.+) while compiling ejs/
