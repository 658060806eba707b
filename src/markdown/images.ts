/**
 * Pictures: found as editors find them, loaded when scrolled near, with the size of the file so that the page does not
 * jump. `alt` is the text of the description, formulas in it as TeX.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { ownSizeOfImage } from '../base/image-size.ts'
import { warning } from '../base/problem.ts'
import type { AssetTarget } from './context.ts'
import type { Settings } from './options.ts'
import { inlineText } from './plain-text.ts'
import { stateOf } from './render-state.ts'
import { assetAt, isLocal, rooted } from './resolve.ts'
import { decodedUri } from './uri.ts'

export function images(md: MarkdownIt, settings: Settings): void {
  md.renderer.rules.image = (tokens, index, options, env, renderer) => {
    const token = tokens[index]
    if (!token) return ''
    const state = stateOf(env)
    const src = String(token.attrGet('src') ?? '')
    const asset = assetAt(src, state.context, settings)
    token.attrSet('src', asset?.url ?? rooted(src, settings))
    if (!asset && state.context.asset && isLocal(src) && !src.startsWith('/')) {
      state.report(warning('image-missing', { picture: decodedUri(src) }), () => state.placeOf(token))
    }
    token.attrSet('alt', inlineText(token.children))
    for (const [name, value] of Object.entries(imageAttributes(asset, settings, isSized(token))))
      token.attrSet(name, value)
    return renderer.renderToken(tokens, index, options)
  }
}

/** Whether its author gave it a size. */
const isSized = (image: Token): boolean => ['width', 'height', 'style'].some((name) => image.attrGet(name) !== null)

/** What makes a picture load late and take its place at once. */
export function imageAttributes(
  asset: AssetTarget | undefined,
  { markdown }: Pick<Settings, 'markdown'>,
  sized: boolean,
): Record<string, string> {
  if (!markdown.lazy_images) return {}
  const size = sized || !asset?.bytes ? undefined : ownSizeOfImage(asset.bytes())
  return {
    ...(size && { width: String(size.width), height: String(size.height) }),
    loading: 'lazy',
    decoding: 'async',
  }
}
