/** What templates and generators see as `site`, made when first asked for and kept until it is invalidated. */
export class SiteLocals {
  getters: Record<string, (() => any) | null> = {}
  cache = new Map<string, any>()
  readonly #touch: (name: string) => void

  /** @param touch hears of each look, and at which list */
  constructor(touch: (name: string) => void) {
    this.#touch = touch
  }

  get(name: string): any {
    if (typeof name !== 'string') throw new TypeError('name must be a string!')
    this.#touch(name)
    if (!this.cache.has(name)) this.cache.set(name, this.getters[name]?.())
    return this.cache.get(name)
  }
  set(name: string, value: any): this {
    if (typeof name !== 'string') throw new TypeError('name must be a string!')
    if (value === undefined || value === null) throw new TypeError('value is required!')
    this.getters[name] = typeof value === 'function' ? value : () => value
    this.cache.delete(name)
    return this
  }
  remove(name: string): this {
    if (typeof name !== 'string') throw new TypeError('name must be a string!')
    this.getters[name] = null
    this.cache.delete(name)
    return this
  }
  invalidate(): this {
    this.cache.clear()
    return this
  }
  toObject(): any {
    const names = Object.keys(this.getters).filter((name) => this.get(name) !== undefined && this.get(name) !== null)
    return Object.fromEntries(names.map((name) => [name, this.get(name)]))
  }
}
