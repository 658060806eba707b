import { BlogError, problem } from '../base/problem.ts'
import type { Config } from '../model/config.ts'
import type { Command, CommandCall, Commands } from '../model/extension.ts'
import { atDesk } from './desk.ts'
import { during, reported } from './failure.ts'
import type { Host } from './host.ts'
import type { LivingHost } from './living.ts'

/** Commands that plugins and scripts bring (`extend.console`), and `migrate`, where a plugin reads what another tool wrote. */
export async function commandsOf(living: LivingHost, config: Config, asked: any): Promise<Commands> {
  const { site } = living
  const hexo: Host = await living.beside(asked)
  const commandOf = (name: string, entry: any): Command => ({
    ...described(entry),
    run: async (call) =>
      reported(site, { kind: 'console', name }, () =>
        atWork(living, hexo, config, call, (args) => entry.call(hexo, args)),
      ),
  })
  const { console: commands } = hexo.extend
  const own = Object.entries<any>(commands.list()).filter(([, entry]) => !hexo.coreConsoles.has(entry))
  const migrate = migrateCommand(hexo)
  const all = [...own, ...(migrate === undefined ? [] : [['migrate', migrate] as const])]
  return Object.fromEntries(all.map(([name, entry]) => [name, commandOf(name, entry)]))
}

/** From its call to what happens when Hexo ends. */
async function atWork(
  living: LivingHost,
  hexo: Host,
  config: Config,
  { args, site, print }: CommandCall,
  run: (args: any) => Promise<unknown>,
): Promise<void> {
  await atDesk(hexo, { site, around: living.around, config, print }, async () => {
    await run({ ...args, _: [...args._] })
    if (!hexo.hasEnded) await hexo.exit()
  })
}

function described({ desc, options = {} }: any): Omit<Command, 'run'> {
  const pairs = (list: any) =>
    [list ?? []].flat().map(({ name, desc: text }: any) => [String(name), String(text ?? '')] as const)
  return {
    description: String(desc || options.desc || '').replace(/\.$/, ''),
    ...(options.usage && { usage: String(options.usage) }),
    arguments: pairs(options.arguments),
    options: pairs(options.options),
  }
}

/** One command for all plugins that migrate; none where there is none. */
function migrateCommand(hexo: Host): any {
  const types = hexo.extend.migrator.list()
  const names = Object.keys(types)
  if (names.length === 0) return undefined
  const migrate = async (args: any) => {
    const type = args._.shift()
    const run = Object.hasOwn(types, type ?? '') ? types[type] : undefined
    if (run === undefined) throw new BlogError(problem('guest-migrator-unknown', { type, known: names }))
    await during({ kind: 'migrator', name: type }, () => run.call(hexo, args))
  }
  const options = { usage: '<type> <source>', arguments: [{ name: '<type>', desc: names.join(', ') }] }
  return Object.assign(migrate, { desc: 'write posts from what another tool has', options })
}
