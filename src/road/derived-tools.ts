import { BlogError, problem } from '../base/problem.ts'
import { openFont } from '../fonts/open-font.ts'
import { outlined } from '../fonts/outlined.ts'
import { openDrawer, openEncoder } from '../images/encode.ts'
import { CARD_SIZE } from '../model/card.ts'
import type { Project } from '../model/project.ts'
import { MOST_PIXELS } from '../model/renditions.ts'
import type { Tools } from './derived-kind.ts'

/** What makes files of files, opened when it is first needed. */

/** What an encoder says of a picture; anything that is wrong with us or with the machine is thrown on. */
export function faultOf(error: unknown): string {
  if (error instanceof EncodingFailure) return error.message
  throw error
}

class EncodingFailure extends Error {}

/** Each is loaded once, when the first file needs it. */
export function toolsOf({ encoder, drawer, font }: Project): Tools {
  const opened = once(async () => {
    if (font === undefined) throw new Error('There is no font of titles.')
    return loaded('font-failed', openFont(font))
  })
  return {
    encoder: once(async () => {
      const { encode } = await loaded('sharp-failed', openEncoder(encoder?.file ?? '', MOST_PIXELS))
      return { encode: (bytes, wanted) => encode(bytes, wanted).catch(failed) }
    }),
    font: opened,
    drawer: once(async () => {
      const draw = await loaded('sharp-failed', openDrawer(drawer?.file ?? '', CARD_SIZE))
      const face = await opened()
      return {
        async draw(svg) {
          const { svg: drawing, lacking } = outlined(svg, face)
          const flaw = lacking.length === 0 ? undefined : lacking.join(' ')
          return { bytes: await draw(drawing).catch(failed), flaw }
        },
      }
    }),
  }
}

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined
  return () => (opened ??= open())
}

async function loaded<T>(code: 'sharp-failed' | 'font-failed', opening: Promise<T>): Promise<T> {
  try {
    return await opening
  } catch (error) {
    throw new BlogError(problem(code, { error: messageOf(error) }), { cause: error })
  }
}

function failed(error: unknown): never {
  throw new EncodingFailure(messageOf(error))
}

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
