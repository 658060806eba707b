/** What code of others says while a site is made: in a log that it was given, or on the console. */
export interface Said {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  /** Without the colours of terminals. */
  readonly text: string
  /** Where it was said: `"scripts/hello.js:3"`, from the site's folder; left out where that cannot be told. */
  readonly at?: string
}

export type Hear = (said: Said) => void
