/**
 * How often a property is tried: always the same cases in the suite, so that a failure is there for everybody; and as
 * many others as `npm run fuzz` asks for. A case that it finds becomes a row of a table, or an `example`.
 */
export function runs(inSuite = 1000): { readonly seed: number; readonly numRuns: number } {
  const { FUZZ_RUNS, FUZZ_SEED } = process.env
  if (FUZZ_RUNS === undefined) return { seed: 20261124, numRuns: inSuite }
  // What costs more than others, and is tried less in the suite, is tried less here.
  return { seed: Number(FUZZ_SEED ?? Date.now()), numRuns: Math.ceil((Number(FUZZ_RUNS) * inSuite) / 1000) }
}
