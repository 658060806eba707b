import type { RoutePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { OpenFont } from '../fonts/open-font.ts'
import type { PictureEncoder } from '../images/encode.ts'
import type { Facts } from '../model/facts.ts'

/** What a kind of files is that are made of files, and what makes them. */

/** A kind, in one world. */
export interface DerivedKind {
  /** The fact by which pages ask for a group of such files. */
  readonly fact: keyof Facts
  /** All that decides what is in the group, known without opening anything; undefined where there is no such group. */
  keyOf(name: string): string | undefined
  /** The addresses of the files in it, and why they cannot be made, if that is known already. */
  filesOf(name: string): { readonly files: readonly RoutePath[]; readonly fault?: string | undefined }
  /** The name of the group that a file would be of. */
  find(path: string): string | undefined
  /** Opens what the files are made of, and gives what makes each. */
  open(name: string, tools: Tools): (path: RoutePath) => Promise<DerivedFile>
  /** The file that is published where one cannot be made; without one, that is an error. */
  readonly instead?: (name: string) => string
  problemOf(name: string, fault: string): Problem
  flawOf?(name: string, flaw: string): Problem
}

export interface DerivedFile {
  readonly bytes: Uint8Array
  /** What is not as it was meant. */
  readonly flaw?: string | undefined
}

/** Packages of the author's: each is loaded when the first file is made. */
export interface Tools {
  /** @throws {BlogError} sharp-failed */
  encoder(): Promise<PictureEncoder>
  /** @throws {BlogError} font-failed */
  font(): Promise<OpenFont>
  /** @throws {BlogError} sharp-failed, font-failed */
  drawer(): Promise<CardDrawer>
}

interface CardDrawer {
  /** @param svg with texts */
  draw(svg: string): Promise<DerivedFile>
}
