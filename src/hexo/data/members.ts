/** Members of documents that are worked out when somebody asks: how they are made, and how they are handed on unasked. */

/** A member that reads the site each time, so that each page that asks for it is known to have done so. */
export function defineLate(target: any, name: string, read: () => any): void {
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get: read,
    // What a script writes is that document's, whoever else has the member.
    set(value) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true })
    },
  })
}

/** Copies members without asking late ones for their value. */
export function copyMembers(from: any, to: any): void {
  for (const name of Object.keys(from)) {
    const member = Object.getOwnPropertyDescriptor(from, name)
    if (member?.get) Object.defineProperty(to, name, member)
    else to[name] = from[name]
  }
}

/** What is worked out when somebody asks stays with a document that another takes the place of, unless that one has its own. */
export function keepLate(before: any, after: any): void {
  for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(before ?? {}))) {
    const own = Object.getOwnPropertyDescriptor(after, name)
    if (member.get && own?.get === undefined && own?.value === undefined) Object.defineProperty(after, name, member)
  }
}
