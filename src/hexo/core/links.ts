/** Which post has which tag or category, looked up from both sides; in order, one link for a pair. */
export class Links {
  readonly #by = new Map<string, any[]>()

  clear(): void {
    this.#by.clear()
  }

  add(link: any, keys: readonly string[] = Object.keys(link)): void {
    for (const key of keys) {
      const id = `${key}\n${link[key]}`
      const list = this.#by.get(id)
      if (list) list.push(link)
      else this.#by.set(id, [link])
    }
  }
  drop(link: any): void {
    for (const list of this.#by.values()) {
      const at = list.findIndex(({ _id }) => _id === link._id)
      if (at >= 0) list.splice(at, 1)
    }
  }
  of(key: string, id: string): any[] {
    return this.#by.get(`${key}\n${id}`) ?? []
  }
  find(query: any): any[] {
    const [[key, id] = ['', '']] = Object.entries<any>(query)
    return this.of(key, id).filter((link) => Object.entries(query).every(([name, value]) => link[name] === value))
  }
  findOne(query: any): any {
    return this.find(query)[0]
  }
}
