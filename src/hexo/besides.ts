import type { Facts } from '../model/facts.ts'

/** Who works on a site beside a build. */
export interface Beside {
  /** The site as it is known to them now. */
  readonly facts: Facts
  /** What stands at each address, for `hexo.route`. */
  readonly routes: Record<string, any>
  readonly desk: Desk
  /** Whether the author is at work, in whose browser locked articles may be read. */
  readonly isAuthors?: boolean | undefined
  /** Whether a build still has something to do afterwards. */
  readonly isOfBuild?: boolean | undefined
  /** Prints what they say on the console, where that is what they are there for. */
  readonly print?: ((text: string) => void) | undefined
}

/** What is done for those who work beside a build, on files and in the public folder. */
export interface Desk {
  /** Shows the site as it is on disk. */
  load(): Promise<void>
  build(options: { readonly force: boolean }): Promise<void>
  deploy(options: { readonly message?: string }): Promise<void>
  clean(): Promise<void>
  failed(error: unknown): void
}
