import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { applies, begin, CASES, type Case, commandOf, type Site } from './cases.ts'
import { writeCorpus } from './corpus.ts'
import { floors } from './floors.ts'
import { generatorsOf, type Named } from './generators/all.ts'
import { measure } from './measure.ts'
import { note, openResults, type Profile, rowOf, save, tableOf } from './results.ts'
import { tableText } from './table.ts'

/**
 * `npm run bench`: what builds cost, of this generator and of others, interleaved case by case, as tables of medians and
 * ratios. Ratios hold on a busy machine, seconds do not. Each number is written to `--out` at once: the same command goes
 * on where it was stopped. See `bench/README.md`.
 */

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000' },
    profiles: { type: 'string', default: 'technical,plain' },
    rounds: { type: 'string', default: '3' },
    themes: { type: 'string', default: 'mist,bench' },
    peers: { type: 'string', default: '' },
    guests: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    out: { type: 'string', default: join(tmpdir(), 'hanmo-bench.json') },
    tools: { type: 'string', default: join(tmpdir(), 'hanmo-bench-tools') },
  },
})
const { out, tools } = values
const rounds = Number(values.rounds)
const generators = generatorsOf(values)
const cases = CASES.filter(({ name }) => new RegExp(values.only).test(name))
const results = openResults(out)
mkdirSync(dirname(out), { recursive: true })
for (const { generator } of generators) generator.install?.(tools)
console.log(`${results.machine}; results in ${out}\n`)
for (const size of values.sizes.split(',')) {
  for (const profile of values.profiles.split(',')) console.log(compared(Number(size), profile as Profile))
}

function compared(posts: number, profile: Profile): string {
  const table = tableOf(results, posts, profile, rounds)
  const scratch = mkdtempSync(join(tmpdir(), 'hanmo-bench-'))
  const corpus = join(scratch, 'corpus')
  const sites = new Map<string, Site>()
  /** Made when it is first measured: what is known already needs none. */
  const siteOf = ({ name, generator }: Named): Site => {
    const folder = join(scratch, name)
    const site = sites.get(name) ?? { generator, folder, tools }
    if (!sites.has(name)) generator.prepare(corpus, folder, tools)
    sites.set(name, site)
    return site
  }
  const isKnown = (subject: string, name: string, round: number) =>
    (rowOf(table, subject, name)?.cpuMs.length ?? 0) > round
  const measured = (one: Case, named: Named, round: number): void => {
    const subject = named.generator.name(tools)
    if (!applies(one, named.generator) || isKnown(subject, one.name, round)) return
    const site = siteOf(named)
    begin(one, site, round)
    note(table, subject, one.name, measure(commandOf(one, site), site.folder))
    save(out, results)
  }
  try {
    writeCorpus(corpus, { posts, profile })
    for (let round = 0; round < rounds; round++) {
      for (const one of cases) for (const named of generators) measured(one, named, round)
      rmSync(join(scratch, 'floor'), { recursive: true, force: true })
      const first = generators.map(({ name }) => sites.get(name)).find((site) => site !== undefined)
      for (const [name, command] of floors(
        corpus,
        first && join(first.folder, first.generator.leftovers[0]),
        scratch,
      )) {
        if (isKnown(name, '', round)) continue
        note(table, name, '', measure(command, scratch))
        save(out, results)
      }
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return tableText(table)
}
