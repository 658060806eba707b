import type { FieldType } from './conditions.ts'
import { copyMembers } from './members.ts'

/** What a model's documents are made of: types of fields, defaults, and members that are worked out when asked for. */
export interface Field {
  readonly type?: FieldType
  /** What a document has that lacks the field. */
  readonly make?: () => any
  /** A document without it is not kept. */
  readonly required?: boolean
  /** What is kept of a value. */
  readonly cast?: (value: any, name: string) => any
}

/** A member that is worked out when it is asked for; scripts replace its getter. */
export interface Virtual {
  getter: ((this: any) => any) | undefined
  get(getter: (this: any) => any): Virtual
  set(setter: (this: any, value: any) => void): Virtual
}

export class Schema {
  readonly fields: Record<string, Field>
  readonly virtuals = new Map<string, Virtual>()
  readonly methods: Record<string, any> = {}
  readonly statics: Record<string, any> = {}
  readonly hooks: Record<string, ((document: any) => any)[]> = {}
  readonly typeOf = (path: string): FieldType => this.fields[path]?.type ?? 'any'

  constructor(fields: Record<string, any> = {}) {
    this.fields = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldOf(field)]))
  }

  path(name: string, field?: any): any {
    if (field === undefined) return this.virtuals.get(name) ?? this.fields[name]
    this.fields[name] = fieldOf(field)
    return undefined
  }

  virtual(name: string, getter?: (this: any) => any): Virtual {
    const virtual: Virtual = {
      getter,
      get(next) {
        virtual.getter = next
        return virtual
      },
      set: () => virtual,
    }
    this.virtuals.set(name, virtual)
    return virtual
  }

  /**
   * What is kept of a document: its members, as their fields want them, and no virtual ones.
   * @throws where one is missing or is of another kind
   */
  recordOf(document: any): any {
    const record: any = {}
    copyMembers(document, record)
    for (const name of this.virtuals.keys()) delete record[name]
    for (const [name, { required, cast }] of Object.entries(this.fields)) {
      if (Object.getOwnPropertyDescriptor(record, name)?.get) continue
      const value = record[name]
      if (value === undefined || value === null) {
        if (required) throw new Error(`\`${name}\` is required!`)
      } else if (cast) record[name] = cast(value, name)
    }
    return record
  }

  method(name: string, method: any): void {
    this.methods[name] = method
  }
  static(name: string, method: any): void {
    this.statics[name] = method
  }
  pre(event: string, hook: (document: any) => any): void {
    this.hooks[`pre ${event}`] = [...(this.hooks[`pre ${event}`] ?? []), hook]
  }
  post(event: string, hook: (document: any) => any): void {
    this.hooks[`post ${event}`] = [...(this.hooks[`post ${event}`] ?? []), hook]
  }
}

/** A field of ours, or one as scripts write it: `String`, `[String]`, `{ type: Number, default: 0 }`. */
function fieldOf(field: any): Field {
  if (['any', 'date', 'list', 'text'].includes(field?.type)) return { cast: CASTS[field.type as FieldType], ...field }
  if (field?.make !== undefined) return field
  const kind = Array.isArray(field) ? Array : (field?.type ?? field)
  const type = kind === String ? 'text' : kind === Array ? 'list' : kind === Date ? 'date' : 'any'
  const initial = field?.default ?? (type === 'list' ? () => [] : undefined)
  const cast = kind === Number ? numberOf : kind === Boolean ? isTrue : CASTS[type]
  return {
    type,
    required: Boolean(field?.required),
    ...(cast && { cast }),
    ...(initial !== undefined && { make: () => (typeof initial === 'function' ? initial() : initial) }),
  }
}

const CASTS: Readonly<Record<FieldType, Field['cast']>> = {
  any: undefined,
  // A moment's own date: what is shown of it is decided by whoever reads it.
  date: (value) => (value?._isAMomentObject ? value.toDate() : value),
  list: (value) => [value].flat(),
  text: String,
}

function numberOf(value: any, name: string): number {
  const number = Number(value)
  if (Number.isNaN(number)) throw new Error(`\`${name}\` is no number: ${value}`)
  return number
}

const isTrue = (value: any): boolean => value !== 'false' && value !== '0' && Boolean(value)
