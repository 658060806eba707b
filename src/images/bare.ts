/** A picture without what it says about itself: place, camera, time, author, thumbnail, comments. */
export interface Bare {
  readonly bytes: Buffer
  /** Whether one of the things that were removed was where it was taken. */
  readonly hadPosition: boolean
}

/** What is wrong with a picture whose parts cannot be told from each other. */
export class BrokenPicture extends Error {}
