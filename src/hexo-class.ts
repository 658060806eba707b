import { readConfig } from './config/read.ts'
import { type Written, withHexoDefaults, writtenIn } from './hexo/guests.ts'
import { Hexo, type Opened } from './hexo/hexo.ts'
import { settingsOf } from './hexo/settings.ts'
import { noTheme } from './source/theme.ts'

/** What programs import as `hanmo/hexo`: Hexo's class. */
export default class extends Hexo {
  /**
   * @param base absolute, the site's folder; by default the folder that the process is in
   * @param args as on the command line: `{ silent, debug, safe, draft, config, output }`
   */
  constructor(base?: string, args?: Record<string, unknown>) {
    super(base, args, { open, now: () => new Date() })
  }
}

async function open(folder: string, { config: named, safe }: Readonly<Record<string, unknown>>): Promise<Opened> {
  const configFiles = typeof named === 'string' ? named.split(',') : []
  const read = await readConfig(folder, { configFiles, safe: Boolean(safe) })
  const { folders, layers, themeLayers, origin, problems } = read
  const { own, themed } = writtenIn({ layers, themeLayers })
  const config = withHexoDefaults(read.config, own as Written)
  const project = {
    config,
    folders,
    theme: noTheme(config),
    extensions: [],
    recipes: new Map(),
    settings: [],
    origin,
    problems,
  }
  return { config: layers.length === 0 ? undefined : settingsOf(own, themed), project }
}
