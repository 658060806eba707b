import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { digestOf, digestOfFile } from '../base/digest.ts'
import { linkStatsAt } from '../base/file-stamp.ts'
import { type Problem, warning } from '../base/problem.ts'
import type { Fault, Minifier } from '../minify/minifier.ts'
import { fileOfOwner, type Route } from '../model/route.ts'
import type { Copy } from './copies.ts'
import { writeStaged } from './staging.ts'

/**
 * Texts that are published smaller than they were made. Only here, behind everything that is remembered: pages are
 * remembered, previewed and checked as they are made, and what is published of the same text already is not made smaller again.
 */
export interface Shrinking {
  /** What the manifest has of a file: of the text as it was made, and how it is made smaller. */
  digestOf(route: Route, digest: string): string
  /** Of the text as it was made, from what the manifest has. */
  madeOf(published: string): string
  /** Undefined for what is published as it is. */
  open(route: Route, from: string): Promise<Shrunk | undefined>
  readonly problems: readonly Problem[]
}

export interface Shrunk extends Copy {
  /** Whether a file could not be read, so that each build looks at it again and reports it. */
  readonly unread: boolean
}

const MARK = ':min-'

/** The digest of a text as it was made, from what the manifest has, however it was made smaller. */
export function madeDigest(published: string): string {
  const at = published.lastIndexOf(MARK)
  return at < 0 ? published : published.slice(0, at)
}

export function openShrinking(minifier: Minifier | undefined): Shrinking {
  const problems: Problem[] = []
  const ending = minifier === undefined ? undefined : `${MARK}${minifier.mark}`
  return {
    problems,
    digestOf: (route, digest) => (minifier?.wants(route) ? `${digest}${ending}` : digest),
    madeOf: (published) =>
      ending !== undefined && published.endsWith(ending) ? published.slice(0, -ending.length) : published,
    async open(route, from) {
      if (!minifier?.wants(route)) return undefined
      const before = readFileSync(from)
      // Written in another encoding, it is not ours to write.
      if (!isUtf8(before)) return undefined
      const { text, faults } = await minifier.minify(route, before.toString())
      problems.push(...faults.map((fault) => problemOf(fault, route)))
      const bytes = Buffer.from(text)
      const digest = digestOf(bytes)
      return {
        digest,
        // A page is not made again for a script in it.
        unread: faults.length > 0 && !/\.html?$/i.test(route.path),
        isAt: (target) => linkStatsAt(target)?.isFile() === true && digestOfFile(target) === digest,
        stage: (staging) => writeStaged(staging, route.path, bytes),
      }
    },
  }
}

function problemOf({ of, error, id }: Fault, { path, owner }: Route): Problem {
  const file = fileOfOwner(owner) ?? (owner.kind === 'theme-file' ? owner.name : undefined)
  return { ...warning('minify-failed', { path, of, error }, file === undefined ? {} : { at: { file } }), fault: id }
}
