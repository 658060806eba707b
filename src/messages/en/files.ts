import { type Owner, ownerWords } from '../texts/en/owners.ts'
import type { Area } from '../words.ts'
import { reasonOf, sentence } from './phrases.ts'
import { yaml } from './yaml.ts'

/** Files as such: their names, their encoding, their size, YAML and TOML. */
export const files = {
  'path-escapes': (p: PathFault | { why: 'setting'; key: string; path: string }) =>
    p.why === 'setting'
      ? {
          message: `${p.key} would write outside public/: ${JSON.stringify(p.path)}.`,
          hint: 'Use a path without "..", without a protocol or a drive, with "/" between its parts.',
        }
      : pathWords(p),
  'path-too-long': (p: PathFault) => pathWords(p),
  'path-reserved': (p: PartFault & { why: 'git' | 'hidden' | 'server' }) => {
    const faults = {
      git: 'which git takes for a repository',
      hidden: 'a hidden file',
      server: 'which tells a web server what to do',
    }
    return {
      message: `The path "${p.path}" has the part "${p.part}", ${faults[p.why]}.${belongingTo(p)}`,
      hint:
        p.why === 'git'
          ? OTHER_NAME
          : 'If it is meant, list the file under `include` in _config.yml; otherwise choose another name.',
    }
  },
  'path-unportable': (
    p: PartFault & { why: 'character' | 'ending' | 'device' | 'surrogate'; character?: string; isFile?: boolean },
  ) => {
    const faults = {
      character: `has the character ${p.character} in "${p.part}", which Windows does not allow`,
      ending: `has a part that ends with a dot or a space ("${p.part}")`,
      device: `has the part "${p.part}", which Windows takes for a device`,
      surrogate: 'contains half a character',
    }
    const [name, wide] = [p.character ?? '', WIDE[p.character ?? '']]
    return {
      message: `The path "${p.path}" ${faults[p.why]}.${belongingTo(p)}`,
      hint: p.isFile
        ? `Rename the file${wide === undefined ? '' : `, with ${wide} for ${name}`}.`
        : `Rename the file${wide === undefined ? '' : `, with ${wide} for ${name},`} or write another address as \`permalink\` in its front matter. Where many files have such names, \`permalink: :hash/\` in _config.yml makes addresses without them.`,
    }
  },
  'file-unreadable': (p: { file: string; system: string }) => ({
    message: `The file ${p.file} cannot be read (${p.system}).`,
    hint: 'Check that it is a file and that you may read it.',
  }),
  unreadable: (p: { system: string; text: string }) => ({
    message: `The file cannot be read: ${reasonOf(p)}.`,
    hint: 'Check its permissions, or leave it out with `exclude` in _config.yml.',
  }),
  'file-size': (p: { limitMb: number }) => ({
    message: `The file is too large to be read: the limit is ${p.limitMb} MB.`,
    hint: 'Make it smaller, or leave it out with `exclude` in _config.yml.',
  }),
  'image-unread': () => ({
    message: 'The picture is damaged: what the camera wrote into it could not be removed, and is published with it.',
    hint: 'Open it in an editor and save it again.',
  }),
  'image-broken': (p: { error?: string; isPicture?: boolean }) => ({
    message:
      p.isPicture === false
        ? 'The file is empty, or not the kind of picture that its name says, so it is offered in no other size.'
        : `The picture cannot be read to its end, so it is offered in no other size${p.error === undefined ? '.' : `: ${sentence(p.error)}`}`,
    hint: 'Open it in an editor and save it again.',
  }),
  'image-huge': (p: { megapixels: number }) => ({
    message: `The picture has more than ${p.megapixels} million pixels, so it is offered in no other size.`,
    hint: 'Make it smaller: no screen shows as many.',
  }),
  'not-utf8': (p: { looksLike?: 'GBK' | 'UTF-16' | undefined }) => ({
    message: `The file is not UTF-8${p.looksLike === undefined ? '' : `, but looks like ${p.looksLike}`}.`,
    hint: 'Save it as UTF-8 in your editor.',
  }),
  'nul-byte': (p: { looksLikeUtf16: boolean }) => ({
    message: `The file contains a NUL character${p.looksLikeUtf16 ? ', and looks like UTF-16' : ''}.`,
    hint: 'Remove the character; where there are many, the file is binary or must be saved as UTF-8.',
  }),
  'link-outside': () => ({
    message: 'The link leads out of the source folder, or to a hidden file, and is left out.',
    hint: 'Put a copy here, or list the folder it leads to under `link_folders` in _config.yml.',
  }),
  'link-broken': (p: { system: string; text: string }) => ({
    message: `The link cannot be followed and is left out: ${reasonOf(p)}.`,
    hint: 'Remove it, or fix its target.',
  }),
  'not-a-file': () => ({
    message: 'This is neither a file nor a folder and is left out.',
    hint: 'Remove it from the source folder.',
  }),
  'name-twice': (p: { names: readonly string[] }) => ({
    message: `Two files have names that look the same: ${p.names.join(' and ')} differ only in how their letters are stored.`,
    hint: 'Rename one of them, or remove it.',
  }),
  ...yaml,
  toml: (p: { parser: string }) => tomlWords(p),
  'front-matter-toml': (p: { parser: string }) => tomlWords(p),
} satisfies Area

const OTHER_NAME = 'Choose another name: rename the file, or write `permalink` in its front matter.'

/** What a Chinese text may as well have. */
const WIDE: Readonly<Record<string, string>> = {
  '?': '？',
  ':': '：',
  '"': '”',
  '<': '＜',
  '>': '＞',
  '|': '｜',
  '*': '＊',
}

export interface PartFault {
  path: string
  part: string
  /** What has this path, when it is not the article at hand. */
  owner?: Owner
}

const belongingTo = ({ owner }: { owner?: Owner }): string =>
  owner === undefined ? '' : ` It belongs to ${ownerWords(owner)}.`

export interface PathFault {
  why: 'empty' | 'climbs' | 'drive' | 'control' | 'part' | 'whole'
  path: string
  /** Where it should be: `"public/"`. */
  folder: string
  /** What has this path, when it is not the article at hand. */
  owner?: Owner
  /** The key of the config that gives names other addresses: `"tag_map"`. */
  map?: string
}

function pathWords(p: PathFault) {
  const { why, path, folder, map } = p
  const faults = {
    empty: 'is empty',
    climbs: 'leads out of its folder with ".."',
    drive: 'names a drive',
    control: 'contains a control character',
    part: 'has a part longer than 200 bytes',
    whole: 'is longer than 900 bytes',
  }
  return {
    message: `The path "${path}" ${faults[why]}.${belongingTo(p)}`,
    hint:
      map === undefined
        ? `Use a path below ${folder}, with "/" between its parts.`
        : `Give it a shorter address under "${map}" in _config.yml.`,
  }
}

const tomlWords = ({ parser }: { parser: string }) => ({
  message: `The TOML cannot be read: ${parser}.`,
  hint: 'Texts and dates with a space need quotes: `title = "…"`.',
})
