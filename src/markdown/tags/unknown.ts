/**
 * Tags that nothing here understands: of plugins and themes, of Hugo and Jekyll. They stay as text, whole, and each name
 * is reported once with all its places. Words of template languages are left alone: articles about those are full of them.
 */
import { warning } from '../../base/problem.ts'
import { nearest } from '../../base/text.ts'
import type { RenderState, TextPlace } from '../render-state.ts'

const TEMPLATE_WORDS: ReadonlySet<string> = new Set(
  `if elif elseif elsif else unless for while break continue set block extends macro call import from with autoescape
   filter trans blocktrans load csrf_token static url cycle switch case when assign capture ifchanged spaceless super
   block now regroup verbatim firstof widthratio do raw`.split(/\s+/),
)

/** Which plugins and themes gave which tags. */
const GIVERS: Readonly<Record<string, string>> = {
  'hexo-tag-aplayer': 'aplayer aplayerlist aplayerlrc meting',
  'hexo-tag-dplayer': 'dplayer',
  'hexo-tag-echarts': 'echarts',
  'hexo-tag-chart': 'chart',
  'hexo-tag-plantuml': 'plantuml',
  'hexo-tag-googlemaps': 'googlemap',
  'hexo-tag-twitter': 'twitter',
  'hexo-tag-asciinema': 'asciinema',
  'hexo-codepen': 'codepen',
  'hexo-tag-embed': 'jsfiddle',
  'hexo-theme-tranquilpeak': 'fullimage',
  'the theme Butterfly': 'flink galleryGroup inlineImg score chartjs series',
  'the theme Butterfly or Volantis': 'timeline',
  'the theme Volantis or Stellar': `checkbox radio copy ghcard site sites folders folder cell grid swiper timenode
   navbar psw emp wavy kbd hashtag quot poem frame reel paper box borders friends toc inlineimage poetry tip bubble`,
  'the theme NexT': 'caniuse linkgrid wavedrom',
  Jekyll: 'include include_relative',
}
const GIVEN_BY: ReadonlyMap<string, string> = new Map(
  Object.entries(GIVERS).flatMap(([giver, names]) => names.split(/\s+/).map((name) => [name, giver] as const)),
)

export const isTemplateWord = (name: string): boolean => TEMPLATE_WORDS.has(name.replace(/^end/, ''))

/** Remembers where an unknown tag stands; ends are part of what they end. */
export function noteUnknown(state: RenderState, name: string, place: TextPlace | undefined): void {
  if (isTemplateWord(name) || place === undefined) return
  const places = state.unknownTags.get(name)
  if (places) places.push(place)
  else state.unknownTags.set(name, [place])
}

/** Once the text is parsed: one problem for each name. */
export function reportUnknown(state: RenderState, known: Iterable<string>): void {
  if (state.unknownTags.size === 0) return
  const names = [...known]
  for (const [name, places] of state.unknownTags) {
    const bare = name.replace(/^end/, '')
    if (name !== bare && (state.unknownTags.has(bare) || names.includes(bare))) continue
    const [first, ...more] = places.toSorted((a, b) => a.line - b.line)
    const giver = name.startsWith('{{') ? 'Hugo' : GIVEN_BY.get(name)
    const guess = giver === undefined && name.length >= 5 ? nearest(name, names) : undefined
    const line = state.context.line ?? 1
    const lines = [...new Set(more.map((place) => place.line + line))].filter(
      (each) => each !== (first?.line ?? 0) + line,
    )
    const shown = lines.slice(0, 3)
    state.report(
      warning('tag-unknown', { tag: name, near: guess, giver, lines: shown, more: lines.length - shown.length }),
      first,
    )
  }
}
