/**
 * The engines of renderer plugins, which are large and mostly not needed: an edit of an article renders no stylesheet. A
 * plugin that renders gets its engine when it uses it, and so does hexo-util what colours code, of which many plugins bring
 * a copy. What it holds until then stands for the module in every way but
 * `typeof`, and is seen by the plugin's own code alone.
 */

const RENDERER = /node_modules[\\/](?:@[^\\/]+[\\/])?hexo-renderer-[^\\/]+[\\/]/

const HEXO_UTIL = /node_modules[\\/]hexo-util[\\/]/

/** Whether a package that is asked for there may come late: not what belongs to Hexo, which others share. */
export function mayComeLate(request: string, from: string): boolean {
  if (request === 'highlight.js') return HEXO_UTIL.test(from)
  return /^(?:@[^/.]+\/)?(?!hexo)[^/.]+$/.test(request) && RENDERER.test(from)
}

/**
 * Stands for a module until it is used.
 * @param standIns gives members that need the module only at times, from what loads it
 */
export function lateModule(load: () => any, standIns: (load: () => any) => Record<string, any> = () => ({})): any {
  let loaded: { readonly module: any } | undefined
  const real = () => {
    loaded ??= { module: load() }
    return loaded.module
  }
  const own = new Map<string | symbol, any>(Object.entries(standIns(real)))
  // What is bound can be called and constructed, and has no member that a proxy would have to show.
  const target = Function.prototype.bind.call(class {}, undefined)
  return new Proxy<any>(target, {
    get: (_, name) => own.get(name) ?? real()[name],
    set(_, name, value) {
      own.delete(name)
      return Reflect.set(real(), name, value)
    },
    has: (_, name) => Reflect.has(real(), name),
    apply: (_, self, args) => Reflect.apply(real(), self, args),
    construct: (_, args, self) => Reflect.construct(real(), args, self),
    deleteProperty: (_, name) => Reflect.deleteProperty(real(), name),
    getPrototypeOf: () => Reflect.getPrototypeOf(real()),
    ownKeys: () => Reflect.ownKeys(real()),
    defineProperty: (_, name, member) => Reflect.defineProperty(real(), name, { ...member, configurable: true }),
    getOwnPropertyDescriptor(_, name) {
      const member = Reflect.getOwnPropertyDescriptor(real(), name)
      return member && { ...member, configurable: true }
    },
  })
}
