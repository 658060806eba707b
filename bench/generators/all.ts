import { ASTRO } from './astro.ts'
import { ELEVENTY } from './eleventy.ts'
import type { Generator } from './generator.ts'
import { HEXOS } from './hexo.ts'
import { HUGOS } from './hugo.ts'
import { OURS } from './ours.ts'

/** All generators that can be measured, by the names that the command line knows. */

const ALL: Readonly<Record<string, Generator>> = { ...OURS, ...HEXOS, ...HUGOS, ...ELEVENTY, ...ASTRO }
/** Sites with the most used themes of Hexo, built by us and by Hexo. */
const GUESTS = ['next', 'hexo-next', 'butterfly', 'hexo-butterfly']

export interface Named {
  readonly name: string
  readonly generator: Generator
}

export interface Wanted {
  /** Names with commas between them, as those of `peers`. */
  readonly themes: string
  readonly peers: string
  readonly guests: boolean
}

export function generatorsOf({ themes, peers, guests }: Wanted): Named[] {
  const names = [themes, peers].flatMap((list) => list.split(',')).filter((name) => name !== '')
  return [...new Set([...names, ...(guests ? GUESTS : [])])].map((name) => {
    const generator = ALL[name]
    if (generator === undefined) throw new Error(`Nothing is named ${name}: ${Object.keys(ALL).join(', ')}.`)
    return { name, generator }
  })
}
