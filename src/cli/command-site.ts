import type { CommandSite } from '../model/extension.ts'
import type { Project } from '../model/project.ts'
import { createLiveSite, type LiveSite } from '../server/live-site.ts'
import { openSiteOf } from '../server/open-site.ts'
import type { Cli, GlobalOptions } from './cli.ts'
import { cleanSite } from './commands/clean.ts'
import { sendSite } from './deployment.ts'
import { generate } from './generating.ts'

/** A project as commands of plugins work on it: opened when it is first read, and built, sent and cleaned as we do. */
export function openCommandSite(
  cli: Cli,
  options: GlobalOptions,
  project: Project,
): CommandSite & { readonly close: () => void } {
  let live: LiveSite | undefined
  const close = () => {
    live?.close()
    live = undefined
  }
  const opened = () => {
    live ??= createLiveSite({ open: async () => project, first: project, now: cli.now })
    return live
  }
  const silent = { silent: options.silent === true }
  return {
    read: (again) => openSiteOf(opened()).read(again),
    async build({ force = false } = {}) {
      // The memory is the build's now, and another one afterwards.
      close()
      return (await generate(cli, { ...options, force }, project)).good
    },
    deploy: (given = {}) => sendSite(cli, project, project.config.deploy, { ...silent, ...given }),
    async clean() {
      close()
      await cleanSite(cli, project.folders, silent)
    },
    close,
  }
}
