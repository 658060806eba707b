import type { Engine, Step } from './engine.ts'

/**
 * The same engine, in which no article and no page takes for ever.
 * @param seconds 0 for no limit
 */
export function inTime(engine: Engine, seconds: number): Engine {
  // The other steps run no code of themes and extensions.
  const limited = <K, V>(step: Step<K, V>): Step<K, V> =>
    step.name === 'content' || step.name === 'output' ? { ...step, seconds } : step
  return {
    ...engine,
    map: (step, keys, world) => engine.map(limited(step), keys, world),
    each: (step, keys, world, target) => engine.each(limited(step), keys, world, target),
    open: (step, keyOf, world) => engine.open(limited(step), keyOf, world),
  }
}
