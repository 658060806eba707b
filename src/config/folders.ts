import { existsSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { type Problem, problem } from '../base/problem.ts'
import type { ParamsOf } from '../messages/catalogue.ts'
import type { Config } from '../model/config.ts'
import type { Folders } from '../model/project.ts'

/** `source_dir` and `public_dir` → absolute folders, refused where a build would write over what the author made. */

type Finding = Problem & { readonly key: string }

export function settleFolders(site: string, config: Config): { folders: Folders; findings: readonly Finding[] } {
  const findings: Finding[] = []
  const refuseSource = (why: 'outside' | 'output') =>
    findings.push({ key: 'source_dir', ...problem('source-dir-refused', { written: config.source_dir, why }) })
  const refuseOutput = (why: ParamsOf<'public-dir-refused'>) =>
    findings.push({ key: 'public_dir', ...problem('public-dir-refused', why) })
  const home = truth(site)
  // What is refused must not be reached by whoever goes on in spite of the error.
  let source = resolve(site, config.source_dir)
  if (!isBelow(home, truth(source))) {
    refuseSource('outside')
    source = join(site, 'source')
  }
  const output = resolve(site, config.public_dir)
  const isUsual = config.public_dir === 'public' && config.source_dir !== 'source'
  if (isUsual && (contains(truth(source), truth(output)) || contains(truth(output), truth(source)))) {
    refuseSource('output')
    source = join(site, 'source')
  }
  const [sourceTruth, outputTruth] = [truth(source), truth(output)]
  const kept = ['themes', 'scaffolds', 'scripts', 'node_modules', '.git', '.blog-cache'].map((name) => join(home, name))
  const written = config.public_dir
  if (!isBelow(home, outputTruth)) refuseOutput({ written, why: 'outside' })
  else
    for (const folder of [sourceTruth, ...kept])
      if (contains(folder, outputTruth) || contains(outputTruth, folder)) {
        refuseOutput({ written, why: 'taken', folder: relative(home, folder).split(sep).join('/') })
        break
      }
  return {
    folders: {
      site,
      source,
      public: findings.some(({ key }) => key === 'public_dir') ? join(site, 'public') : output,
      cache: join(site, '.blog-cache'),
      scaffolds: join(site, 'scaffolds'),
    },
    findings,
  }
}

/** The path with symbolic links resolved as far as it exists. */
function truth(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const parent = dirname(path)
  return parent === path ? path : join(truth(parent), relative(parent, path))
}

function contains(outer: string, inner: string): boolean {
  const way = relative(outer, inner)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

function isBelow(outer: string, inner: string): boolean {
  return outer !== inner && contains(outer, inner)
}
