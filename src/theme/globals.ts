/**
 * Runs templates, and afterwards takes away the global variables that they made: `<% title = … %>` without a declaration
 * would reach every page that is rendered later, and what a page shows would depend on the order.
 * @returns how many there were
 */
export function withoutNewGlobals<T>(run: () => T): { readonly value: T; readonly made: number } {
  const before = Object.keys(globalThis)
  let made = 0
  const clean = () => {
    const now = Object.keys(globalThis)
    if (now.length === before.length) return
    const known = new Set(before)
    for (const name of now.filter((key) => !known.has(key))) {
      Reflect.deleteProperty(globalThis, name)
      made++
    }
  }
  try {
    const value = run()
    clean()
    return { value, made }
  } catch (error) {
    clean()
    throw error
  }
}
