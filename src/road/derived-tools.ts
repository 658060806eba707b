import { BlogError, problem } from '../base/problem.ts'
import { openEncoder, type PictureEncoder } from '../images/encode.ts'
import type { Project } from '../model/project.ts'
import { MOST_PIXELS } from '../model/renditions.ts'

/** Packages of the author's that make files of files: each is loaded when the first file is made. */

export interface Tools {
  /** @throws {BlogError} sharp-failed */
  encoder(): Promise<PictureEncoder>
}

/** What an encoder says of a picture; anything that is wrong with us or with the machine is thrown on. */
export function faultOf(error: unknown): string {
  if (error instanceof EncodingFailure) return error.message
  throw error
}

class EncodingFailure extends Error {}

/** The encoder is loaded once, when the first picture needs it. */
export function toolsOf({ encoder }: Project): Tools {
  let opened: Promise<PictureEncoder> | undefined
  const open = async (): Promise<PictureEncoder> => {
    try {
      return guarded(await openEncoder(encoder?.file ?? '', MOST_PIXELS))
    } catch (error) {
      throw new BlogError(problem('sharp-failed', { error: messageOf(error) }), { cause: error })
    }
  }
  return { encoder: () => (opened ??= open()) }
}

function guarded({ encode }: PictureEncoder): PictureEncoder {
  return {
    encode: (bytes, wanted) =>
      encode(bytes, wanted).catch((error: unknown) => {
        throw new EncodingFailure(messageOf(error))
      }),
  }
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
