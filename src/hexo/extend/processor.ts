/** What is shown files whose paths fit a pattern. */
export interface Processor {
  readonly pattern: any
  readonly process: any
}

/** The pattern may be left out. */
export function processorOf(pattern: any, process?: any): Processor {
  const isAll = typeof pattern === 'function' && process === undefined
  const run = isAll ? pattern : process
  if (typeof run !== 'function') throw new TypeError('fn must be a function')
  return { pattern: isAll ? () => ({}) : pattern, process: run }
}
