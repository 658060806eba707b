import type { Facts } from './facts.ts'

/**
 * A site for those who work on it beside a build, such as commands and whoever answers requests of the preview: they see it
 * as it is now, and again when they have changed a file.
 */
export interface OpenSite {
  /**
   * The site as its files are known to be. Bodies of all articles are there.
   * @param again looks at every file, for those who have changed one
   */
  read(again?: boolean): Promise<SiteNow>
}

export interface SiteNow {
  readonly facts: Facts
  /** Below `public/`, as a build would write them. */
  readonly paths: readonly string[]
  /** What a build would write there; undefined where there is nothing, or it cannot be made. */
  bytes(path: string): Promise<Uint8Array | undefined>
}
