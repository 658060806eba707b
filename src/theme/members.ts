/**
 * Objects whose members are worked out when a template reads them, and kept. The members stand in one table per kind
 * of object, so that the list of what a template may read can be read aloud; a template may overwrite them.
 */

/** A member from what the object stands for. */
export type Members<State> = Readonly<Record<string, (state: State) => unknown>>

/** An object as templates see it. */
export type Fields = Record<string, unknown>

/** What a template sees by name: helpers, Hexo's locals, and what the caller of a partial adds. */
export type Locals = Record<string, unknown>

/**
 * A member as something to compare: for a date that nobody asked for yet, the instant, which costs nothing to make.
 */
export function comparable(object: Fields, name: string): unknown {
  return object instanceof Document ? object.comparable(name) : object[name]
}

/** Holds the state where no template and no copy sees it. */
class Document<State> {
  readonly #state: State

  constructor(state: State) {
    this.#state = state
  }

  comparable(name: string): unknown {
    const members = (this.constructor as { comparables?: Members<State> }).comparables
    const compute = members && Object.hasOwn(members, name) && !Object.hasOwn(this, name) ? members[name] : undefined
    return compute ? compute(this.#state) : (this as unknown as Fields)[name]
  }

  static read<State, Value>(object: Document<State>, compute: (state: State) => Value): Value {
    return compute(object.#state)
  }
}

interface Kinds<State> {
  /** Left out of `toObject()` and JSON. */
  readonly hidden?: ReadonlySet<string>
  /** Cheap stand-ins for members, to order and find by. */
  readonly comparables?: Members<State>
}

/**
 * Makes the factory of one kind of object. `own` values become members too, where the table has none of that name.
 */
export function objectsOf<State>(
  members: Members<State>,
  { hidden = new Set(), comparables = {} }: Kinds<State> = {},
): (state: State, own?: Readonly<Record<string, unknown>>) => Fields {
  const Kind = class extends Document<State> {
    static readonly comparables = comparables
  }
  const toPlain = { value: plainWithout(hidden), writable: true, configurable: true }
  Object.defineProperties(Kind.prototype, { toObject: toPlain, toJSON: toPlain })
  for (const [name, compute] of Object.entries(members)) {
    Object.defineProperty(Kind.prototype, name, {
      enumerable: true,
      configurable: true,
      get(this: Document<State>) {
        const value = Document.read(this, compute)
        keep(this, name, value)
        return value
      },
      set(this: object, value: unknown) {
        keep(this, name, value)
      },
    })
  }
  return (state, own) => {
    const object = new Kind(state) as Document<State> & Fields
    if (own)
      for (const name of Object.keys(own)) {
        if (!(name in members) && name !== '__proto__') object[name] = copied(own[name])
      }
    return object
  }
}

function plainWithout(hidden: ReadonlySet<string>): (this: Fields) => Fields {
  return function toObject() {
    const plain: Fields = {}
    for (const name in this) if (!hidden.has(name)) plain[name] = this[name]
    return plain
  }
}

function keep(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true })
}

/** Lists and maps of the front matter are shared by all pages: a template gets its own copy to change. */
function copied(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? structuredClone(value) : value
}
