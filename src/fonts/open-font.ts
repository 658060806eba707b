import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packWoff2 } from './woff2.ts'

/**
 * The home of harfbuzzjs and woff2-encoder, which are the author's and not ours: a font file → lines of text as outlines, and
 * fonts of a few characters. It is opened once for all that is asked of it, which is what takes the time.
 */
export interface OpenFont {
  /**
   * A line of text in the font, from left to right. @param isChinese whether quotes and dots are as wide as a character, as
   * Chinese fonts have them; an apostrophe between letters never is.
   */
  line(text: string, isChinese?: boolean): Line
  /** Of these characters the ones without a shape, each once; nothing is to be seen of spaces and joiners, which are left out. */
  lacking(text: string): readonly string[]
  /** WOFF2 with these characters alone; the same bytes for the same characters, in whatever order. */
  subset(characters: string): Promise<Uint8Array>
}

/** In a box of which one em is 1 unit. */
export interface Line {
  readonly width: number
  readonly glyphs: readonly Glyph[]
}

export interface Glyph {
  /** Data of an SVG path in units of the font, y upwards; empty for a space. */
  readonly path: string
  /** Where it stands, in the same units. */
  readonly x: number
  readonly y: number
  /** What makes an em of these units. */
  readonly scale: number
}

export interface FontFiles {
  /** Absolute, as all of them. */
  readonly font: string
  /** The main modules of the packages. */
  readonly harfbuzz: string
  readonly woff2: string
}

/** Titles are bold: that is how a font is taken that has all weights. */
const WEIGHT = 700

/** Fails with what is wrong with the packages, or with the file. */
export async function openFont(files: FontFiles): Promise<OpenFont> {
  const hb = (await import(pathToFileURL(files.harfbuzz).href)) as Harfbuzz
  const woff2 = (await import(pathToFileURL(files.woff2).href)) as Woff2
  const bytes = await plainFont(readFileSync(files.font), woff2)
  const face = new hb.Face(new hb.Blob(bytes))
  if (face.collectUnicodes().length === 0) throw new Error('the file is no font')
  const font = new hb.Font(face)
  const isVariable = Object.hasOwn(face.getAxisInfos(), 'wght')
  if (isVariable) font.setVariations([new hb.Variation('wght', WEIGHT)])
  const paths = new Map<number, string>()
  const pathOf = (glyph: number): string => {
    const path = paths.get(glyph) ?? font.glyphToPath(glyph)
    paths.set(glyph, path)
    return path
  }
  let subsetter: Promise<(characters: string) => Uint8Array> | undefined
  return {
    line(words, isChinese = isCjk(words)) {
      // Chinese dots stand at half the height.
      const text = isChinese ? visible(words) : visible(words).replaceAll('…', '...')
      const buffer = new hb.Buffer()
      buffer.addText(text)
      buffer.guessSegmentProperties()
      // Other fonts have wide “” and …… only where the text says that it is Chinese.
      if (isChinese) buffer.setLanguage('zh-Hans')
      hb.shape(font, buffer)
      const glyphs: Glyph[] = []
      let at = 0
      for (const { codepoint, cluster, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
        if (codepoint === 0) continue
        const isNarrow = QUOTE.test(text[cluster] ?? '') && (!isChinese || isApostrophe(text, cluster))
        const ink = isNarrow && xAdvance >= WIDE * face.upem ? font.glyphExtents(codepoint) : undefined
        const side = ink ? SIDE * face.upem : 0
        const x = ink ? side - ink.xBearing : xOffset
        glyphs.push({ path: pathOf(codepoint), x: at + x, y: yOffset, scale: 1 / face.upem })
        at += ink ? ink.width + 2 * side : xAdvance
      }
      return { width: at / face.upem, glyphs }
    },
    lacking: (text) => [...new Set(visible(text))].filter((one) => !/\s/.test(one) && !font.nominalGlyph(codeOf(one))),
    async subset(characters) {
      subsetter ??= openSubsetter(bytes, files.harfbuzz, isVariable ? WEIGHT : undefined)
      return packWoff2((await subsetter)(characters))
    },
  }
}

/** Whether quotes in a text are those of Chinese. */
export const isCjk = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3001-\u303f\uff00-\uffef]/u.test(text)
const QUOTE = /[‘’“”]/
const isApostrophe = (text: string, at: number): boolean =>
  text[at] === '’' && LETTER.test(text[at - 1] ?? '') && LETTER.test(text[at + 1] ?? '')
const LETTER = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u
/** In ems: from where on a quote has the width of a character, and what is beside one that has not. */
const WIDE = 0.8
const SIDE = 0.06
/** Text without what only says how its neighbours are to be shown. */
export const visible = (text: string): string => text.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
const codeOf = (character: string): number => character.codePointAt(0) ?? 0

async function plainFont(bytes: Buffer, woff2: Woff2): Promise<Uint8Array> {
  return bytes.toString('latin1', 0, 4) === 'wOF2' ? woff2.decompress(bytes) : bytes
}

/**
 * The half of HarfBuzz that makes fonts of fonts has no wrapping: its functions are called as they are in C, on numbers
 * that are addresses. Source: hb-subset.h.
 */
async function openSubsetter(
  bytes: Uint8Array,
  harfbuzz: string,
  weight: number | undefined,
): Promise<(characters: string) => Uint8Array> {
  const file = join(dirname(harfbuzz), 'harfbuzz-subset.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(file))
  const hb = instance.exports as unknown as Subsetter
  hb._initialize()
  // The memory may grow with each call, and is then another array.
  const memory = () => new Uint8Array(hb.memory.buffer)
  const at = hb.malloc(bytes.length)
  memory().set(bytes, at)
  const blob = hb.hb_blob_create(at, bytes.length, WRITABLE, 0, 0)
  const whole = hb.hb_face_create(blob, 0)
  // What is the same for all subsets is looked up once.
  const prepared = hb.hb_subset_preprocess(whole)
  return (characters) => {
    const input = hb.hb_subset_input_create_or_fail()
    const wanted = hb.hb_subset_input_unicode_set(input)
    for (const character of characters) hb.hb_set_add(wanted, codeOf(character))
    const dropped = hb.hb_subset_input_set(input, DROPPED)
    for (const name of OTHERS) hb.hb_set_add(dropped, tag(name))
    hb.hb_subset_input_set_flags(input, NO_HINTING)
    if (weight !== undefined) hb.hb_subset_input_pin_axis_location(input, prepared, tag('wght'), weight)
    const made = hb.hb_subset_or_fail(prepared, input)
    hb.hb_subset_input_destroy(input)
    if (made === 0) throw new Error('it cannot be cut to a few characters')
    const result = hb.hb_face_reference_blob(made)
    const from = hb.hb_blob_get_data(result, 0)
    const font = memory().slice(from, from + hb.hb_blob_get_length(result))
    hb.hb_blob_destroy(result)
    hb.hb_face_destroy(made)
    return font
  }
}

const WRITABLE = 2
/** Which of the sets of an input: names of tables to leave out. */
const DROPPED = 3
/** For lines from top to bottom, for printers, and for menus of fonts. Names stay: they say whose work it is. */
const OTHERS = ['BASE', 'DSIG', 'STAT', 'VORG', 'gasp', 'vhea', 'vmtx']
const NO_HINTING = 1
const tag = (name: string): number => Buffer.from(name, 'latin1').readUInt32BE()

/** What of the packages is used, as harfbuzzjs 1.6 and woff2-encoder 2.0 document it. */
interface Harfbuzz {
  readonly Blob: new (bytes: Uint8Array) => object
  readonly Face: new (blob: object) => Face
  readonly Font: new (face: object) => HarfbuzzFont
  readonly Buffer: new () => HarfbuzzBuffer
  readonly Variation: new (tag: string, value: number) => object
  shape(font: object, buffer: object): void
}
interface Face {
  readonly upem: number
  collectUnicodes(): Uint32Array
  getAxisInfos(): object
}
interface HarfbuzzFont {
  setVariations(variations: readonly object[]): void
  nominalGlyph(code: number): number | undefined
  glyphToPath(glyph: number): string
  glyphExtents(glyph: number): { readonly xBearing: number; readonly width: number } | null
}
interface HarfbuzzBuffer {
  addText(text: string): void
  guessSegmentProperties(): void
  setLanguage(language: string): void
  getGlyphInfosAndPositions(): readonly {
    readonly codepoint: number
    /** Where in the text, in UTF-16 units. */
    readonly cluster: number
    readonly xAdvance?: number
    readonly xOffset?: number
    readonly yOffset?: number
  }[]
}
interface Woff2 {
  decompress(bytes: Uint8Array): Promise<Uint8Array>
}
type Address = number
interface Subsetter {
  readonly memory: { readonly buffer: ArrayBuffer }
  _initialize(): void
  malloc(bytes: number): Address
  hb_blob_create(data: Address, length: number, mode: number, user: Address, destroy: Address): Address
  hb_blob_destroy(blob: Address): void
  hb_blob_get_data(blob: Address, length: Address): Address
  hb_blob_get_length(blob: Address): number
  hb_face_create(blob: Address, index: number): Address
  hb_face_destroy(face: Address): void
  hb_face_reference_blob(face: Address): Address
  hb_set_add(set: Address, code: number): void
  hb_subset_preprocess(face: Address): Address
  hb_subset_input_create_or_fail(): Address
  hb_subset_input_destroy(input: Address): void
  hb_subset_input_unicode_set(input: Address): Address
  hb_subset_input_set(input: Address, set: number): Address
  hb_subset_input_set_flags(input: Address, flags: number): void
  hb_subset_input_pin_axis_location(input: Address, face: Address, axis: number, value: number): number
  hb_subset_or_fail(face: Address, input: Address): Address
}
