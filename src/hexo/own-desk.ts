import { routePath } from '../base/paths.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import type { Made } from '../memo/engine.ts'
import type { Project } from '../model/project.ts'
import type { Output, Route } from '../model/route.ts'
import { DERIVED } from '../publish/derived-files.ts'
import { openPublic, publish, removePublished } from '../publish/publish.ts'
import { removeCaches, usableFolders } from '../publish/spare-cache.ts'
import type { Desk } from './besides.ts'
import type { Host } from './host.ts'
import { bytesOf } from './router.ts'

/** What `hexo.call` comes to where no build is around the instance: its own routes are written, and sent by its own deployers. */
export function ownDesk(hexo: Host, projectOf: () => Promise<Project>): Omit<Desk, 'failed'> {
  return {
    load: () => hexo.load(),
    async build({ force }) {
      await hexo.load()
      const { folders, config } = await projectOf()
      const problems: Problem[] = []
      await publish(openPublic(usableFolders(folders)), outputsOf(hexo), problems, { force, images: config.images })
      const fault = problems.find(({ severity }) => severity === 'error')
      if (fault) throw new BlogError(fault)
    },
    async clean() {
      const { folders } = await projectOf()
      removePublished(usableFolders(folders))
      removeCaches(folders, DERIVED)
    },
    async deploy(given) {
      const known = hexo.extend.deployer.list()
      const wanted: any[] = [hexo.config.deploy ?? []].flat().filter((one) => one?.type)
      for (const { type } of wanted)
        if (!Object.hasOwn(known, type))
          throw new Error(`No deployer "${type}"; there are: ${Object.keys(known).join()}`)
      hexo.emit('deployBefore')
      for (const one of wanted) await known[one.type].call(hexo, { ...one, ...given })
      hexo.emit('deployAfter')
    },
  }
}

/** Each is made when it is its turn to be written. */
async function* outputsOf(hexo: Host): AsyncIterable<Made<Route, Output>> {
  for (const name of hexo.route.list() as string[]) {
    const path = routePath(name, { warn: () => {} })
    const owner = { kind: 'scripts' } as const
    const from: string | undefined = hexo.copies.get(name)
    const { data } = hexo.route.routes[name]
    const made = { problems: [], computed: true, volatile: false, digest: undefined, reads: () => [] }
    yield from === undefined
      ? {
          ...made,
          key: { kind: 'text', path, owner, make: () => '' },
          value: async () => ({ kind: 'bytes', path, body: await bytesOf(data) }),
        }
      : { ...made, key: { kind: 'copy', path, owner, from }, value: async () => ({ kind: 'copy', path, from }) }
  }
}
