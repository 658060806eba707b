import type { FieldType } from './conditions.ts'

/** What a model's documents are made of: types of fields, defaults, and members that are worked out when asked for. */
export interface Field {
  readonly type?: FieldType
  /** What a document has that lacks the field. */
  readonly make?: () => any
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
  if (field?.make !== undefined || ['any', 'date', 'list', 'text'].includes(field?.type)) return field
  const type = Array.isArray(field) ? Array : (field?.type ?? field)
  const initial = field?.default
  return {
    type: type === String ? 'text' : type === Array ? 'list' : type === Date ? 'date' : 'any',
    ...(initial === undefined ? {} : { make: () => (typeof initial === 'function' ? initial() : initial) }),
  }
}
