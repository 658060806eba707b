import { currentBeside } from '../reading.ts'

/**
 * Commands that are ours, under the names that scripts call: `hexo.call('generate')`. They exist for scripts; whoever types
 * one at the prompt gets ours without the host.
 */
export function registerConsoles(hexo: any): void {
  const { console: commands } = hexo.extend
  const options = (args: any) => ({ force: Boolean(args.f ?? args.force) })
  const message = (args: any) => ({ ...((args.m ?? args.message) && { message: String(args.m ?? args.message) }) })
  const desk = () => {
    const found = currentBeside()?.desk ?? hexo.desk
    if (!found) throw new Error('Commands cannot be called while the site is being made')
    return found
  }
  const own: Record<string, (this: any, args: any) => unknown> = {
    async generate(args = {}) {
      await desk().build(options(args))
      if (args.d || args.deploy) await desk().deploy(message(args))
    },
    async deploy(args = {}) {
      if (args.g || args.generate) await desk().build(options(args))
      await desk().deploy(message(args))
    },
    clean() {
      return desk().clean()
    },
    new(args) {
      const { _: words = [], p, path = p, s, slug = s, r, replace = r, ...rest } = args
      const title = words.at(-1) ?? path
      const layout = words.length > 1 ? words[0] : this.config.default_layout
      return this.post.create({ ...rest, title, layout, slug, path }, Boolean(replace))
    },
    publish({ _: words = [], r, replace = r, ...rest }) {
      const layout = words.length > 1 ? words[0] : undefined
      return this.post.publish({ ...rest, slug: words.at(-1), layout }, Boolean(replace))
    },
  }
  for (const [name, run] of Object.entries(own)) commands.register(name, run)
  hexo.coreConsoles = new Set(Object.values(commands.list()))
}
