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

/** Which plugin or theme gave a tag. */
const GIVEN_BY: Readonly<Record<string, string>> = {
  aplayer: 'hexo-tag-aplayer',
  aplayerlist: 'hexo-tag-aplayer',
  aplayerlrc: 'hexo-tag-aplayer',
  meting: 'hexo-tag-aplayer',
  dplayer: 'hexo-tag-dplayer',
  echarts: 'hexo-tag-echarts',
  chart: 'hexo-tag-chart',
  plantuml: 'hexo-tag-plantuml',
  googlemap: 'hexo-tag-googlemaps',
  twitter: 'hexo-tag-twitter',
  asciinema: 'hexo-tag-asciinema',
  codepen: 'hexo-codepen',
  jsfiddle: 'hexo-tag-embed',
  fullimage: 'hexo-theme-tranquilpeak',
  timeline: 'the theme Butterfly or Volantis',
  flink: 'the theme Butterfly',
  galleryGroup: 'the theme Butterfly',
  inlineImg: 'the theme Butterfly',
  score: 'the theme Butterfly',
  chartjs: 'the theme Butterfly',
  series: 'the theme Butterfly',
  caniuse: 'the theme NexT',
  linkgrid: 'the theme NexT',
  wavedrom: 'the theme NexT',
  include: 'Jekyll',
  include_relative: 'Jekyll',
}

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
    const giver = name.startsWith('{{') ? 'Hugo' : GIVEN_BY[name]
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
