/** What V8 is to know about the work before it, where its own guess costs much. */

/**
 * V8 lets the heap grow to several times what lives in it before it collects. Where many pages are made, which are large
 * and live briefly, growing by two fifths keeps the peak at half, for a few hundredths of the time. What has little to do
 * only loses by it.
 */
export function spareMemory(): void {
  setFlag('--heap-growing-percent=40')
}

/**
 * In Node 20 V8 has nothing between its first compiler and its last, and calls the last for functions that are soon done
 * with. Called three times as late it saves a tenth of the processor's time, and what waits for it loses nothing. It
 * compiles in a function what that calls, as far as a budget goes; the rest of it costs more than it saves.
 */
export function compileLater(): void {
  if (!process.versions.node.startsWith('20.')) return
  setFlag('--interrupt-budget=200000')
  setFlag('--max-inlined-bytecode-size-cumulative=200')
}

function setFlag(flag: string): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(flag)
}
