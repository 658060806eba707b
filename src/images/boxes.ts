import { type Bare, BrokenPicture } from './bare.ts'
import { readExif, xmpHasPosition } from './exif.ts'

/**
 * AVIF and HEIC: boxes in boxes, of which one says where in the file everything lies. What is to go is overwritten where it
 * stands, so that nothing moves; how the picture is turned stands elsewhere. Source: ISO/IEC 14496-12, section 8.11, and
 * ISO/IEC 23008-12, annex A.
 */

const BRANDS = new Set(['avif', 'avis', 'heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1', 'mif2', 'miaf'])
const XMP_UUID = 'be7acfcb97a942e89c71999491e3afac'

export function isBoxes(bytes: Buffer): boolean {
  return bytes.toString('latin1', 4, 8) === 'ftyp' && BRANDS.has(bytes.toString('latin1', 8, 12))
}

/** Whether all that it names lies in it. @throws {BrokenPicture} where a box does not end */
export function endsBoxes(bytes: Buffer): boolean {
  const top = boxesIn(bytes, 0, bytes.length)
  const meta = top.find(({ type }) => type === 'meta')
  // A sequence of pictures may name them elsewhere.
  if (meta === undefined) return top.some(({ type }) => type === 'mdat')
  const inner = boxesIn(bytes, meta.from + 4, meta.end)
  const places = inner.find(({ type }) => type === 'iloc')
  const offset = inner.find(({ type }) => type === 'idat')?.from ?? 0
  const all = places === undefined ? [] : placesOf(bytes, places)
  return all.every(({ isInner, from, length }) => (isInner ? offset : 0) + from + length <= bytes.length)
}

interface Box {
  readonly type: string
  /** Where its content begins. */
  readonly from: number
  readonly end: number
}

/** Undefined when there is nothing to remove. @throws {BrokenPicture} */
export function bareBoxes(bytes: Buffer): Bare | undefined {
  const top = boxesIn(bytes, 0, bytes.length)
  const gone: Gone[] = top
    .filter((box) => isXmp(bytes, box))
    .map(({ from, end }) => ({ from: from + 16, end, isExif: false }))
  for (const meta of top.filter(({ type }) => type === 'meta')) gone.push(...itemsOf(bytes, meta))
  for (const movie of top.filter(({ type }) => type === 'moov')) gone.push(...userData(bytes, movie))
  const bare = Buffer.from(bytes)
  let [removed, hadPosition] = [false, false]
  for (const { from, end, isExif } of gone) {
    const old = bytes.subarray(from, end)
    const blank = isExif ? blankExif(old.length) : Buffer.alloc(old.length, ' ')
    if (old.equals(blank)) continue
    removed = true
    hadPosition ||= isExif ? readExif(old.subarray(4 + old.readUInt32BE(0))).hasPosition : xmpHasPosition(old)
    blank.copy(bare, from)
  }
  return removed ? { bytes: bare, hadPosition } : undefined
}

/** A stretch of the file that is to go. */
interface Gone {
  readonly from: number
  readonly end: number
  readonly isExif: boolean
}

function boxesIn(bytes: Buffer, from: number, end: number): Box[] {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= end; ) {
    const short = bytes.readUInt32BE(at)
    const isLong = short === 1
    if (isLong && at + 16 > end) throw new BrokenPicture('a box without its length')
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? end - at : short
    const head = isLong ? 16 : 8
    if (size < head || at + size > end) throw new BrokenPicture('a box that does not end')
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), from: at + head, end: at + size })
    at += size
  }
  return boxes
}

const isXmp = (bytes: Buffer, { type, from }: Box): boolean =>
  type === 'uuid' && bytes.toString('hex', from, from + 16) === XMP_UUID

function userData(bytes: Buffer, movie: Box): Gone[] {
  const inner = boxesIn(bytes, movie.from, movie.end)
  const own = inner.filter(({ type }) => type === 'udta').map(({ from, end }) => ({ from, end, isExif: false }))
  return [...own, ...inner.filter(({ type }) => type === 'trak').flatMap((track) => userData(bytes, track))]
}

/** Where the items of EXIF and XMP lie. */
function itemsOf(bytes: Buffer, meta: Box): Gone[] {
  const boxes = boxesIn(bytes, meta.from + 4, meta.end)
  const named = (name: string) => boxes.find(({ type }) => type === name)
  const [names, places] = [named('iinf'), named('iloc')]
  if (names === undefined || places === undefined) return []
  const kinds = kindsOf(bytes, names)
  const inner = named('idat')?.from ?? 0
  return placesOf(bytes, places).flatMap(({ item, isInner, from, length }) => {
    const kind = kinds.get(item)
    if (kind === undefined) return []
    const start = isInner ? inner + from : from
    if (start + length > bytes.length) throw new BrokenPicture('an item outside the file')
    return [{ from: start, end: start + length, isExif: kind === 'exif' && length >= BLANK_EXIF.length }]
  })
}

function kindsOf(bytes: Buffer, { from, end }: Box): ReadonlyMap<number, 'exif' | 'text'> {
  const kinds = new Map<number, 'exif' | 'text'>()
  const entries = boxesIn(bytes, from + (bytes[from] === 0 ? 6 : 8), end)
  for (const { type, from: at, end: last } of entries) {
    const version = bytes[at] ?? 0
    if (type !== 'infe' || version < 2) continue
    const isWide = version > 2
    const item = isWide ? bytes.readUInt32BE(at + 4) : bytes.readUInt16BE(at + 4)
    const rest = at + (isWide ? 10 : 8)
    const kind = bytes.toString('latin1', rest, rest + 4)
    if (kind === 'Exif') kinds.set(item, 'exif')
    else if (kind === 'mime' && bytes.toString('latin1', rest + 4, last).includes('application/rdf+xml'))
      kinds.set(item, 'text')
  }
  return kinds
}

interface Place {
  readonly item: number
  /** Counted from the content of the box `idat`, and not from the beginning of the file. */
  readonly isInner: boolean
  readonly from: number
  readonly length: number
}

function placesOf(bytes: Buffer, { from, end }: Box): Place[] {
  const version = bytes[from] ?? 0
  let at = from + 4
  const number = (size: number): number => {
    if (at + size > end) throw new BrokenPicture('a list of places that does not end')
    const value = size === 0 ? 0 : size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size)
    at += size
    return value
  }
  const sizes = number(2)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexSize = version === 0 ? 0 : sizes & 15
  const wide = version < 2 ? 2 : 4
  const count = number(wide)
  const places: Place[] = []
  for (let index = 0; index < count; index++) {
    const item = number(wide)
    const isInner = version > 0 && (number(2) & 15) === 1
    number(2)
    const base = number(baseSize)
    const extents = number(2)
    for (let extent = 0; extent < extents; extent++) {
      number(indexSize)
      const offset = number(offsetSize)
      places.push({ item, isInner, from: base + offset, length: number(lengthSize) })
    }
  }
  return places
}

/** EXIF that says nothing, after the four bytes that say where it begins. */
const BLANK_EXIF = Buffer.from('\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0', 'latin1')

function blankExif(length: number): Buffer {
  const blank = Buffer.alloc(length)
  BLANK_EXIF.copy(blank)
  return blank
}
