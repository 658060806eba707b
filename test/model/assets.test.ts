import { describe, expect, it } from 'vitest'
import type { RoutePath, SourcePath } from '../../src/base/paths.ts'
import type { Head } from '../../src/model/article.ts'
import { placeAssets } from '../../src/model/assets.ts'

const post = (source: string, path: string, media?: readonly string[]) =>
  ({
    kind: 'post',
    source: source as SourcePath,
    path,
    route: `${path}index.html` as RoutePath,
    media,
  }) as unknown as Head

function place(posts: readonly Head[], assets: readonly string[]) {
  const site = { posts, pages: [], hidden: [], assets: assets as SourcePath[] }
  const { routes, orphans } = placeAssets(site)
  return { routes: Object.fromEntries(routes), orphans }
}

describe('a picture', () => {
  it('in the folder of a post goes where the post goes', () => {
    expect(place([post('_posts/a.md', '2024/a/')], ['_posts/a/1.png']).routes).toEqual({
      '_posts/a/1.png': '2024/a/1.png',
    })
  })

  it('in Typora’s folder of a post does so too', () => {
    expect(place([post('_posts/a.md', 'a/')], ['_posts/a.assets/1.png']).routes).toEqual({
      '_posts/a.assets/1.png': 'a/a.assets/1.png',
    })
  })

  it('in a page bundle goes where its index.md goes', () => {
    expect(place([post('_posts/旅行/index.md', '旅行/')], ['_posts/旅行/1.png']).routes).toEqual({
      '_posts/旅行/1.png': '旅行/1.png',
    })
  })

  it('anywhere else below _posts is published if an article names it', () => {
    const posts = [post('_posts/a.md', 'a/', ['1.png', 'images/2.png'])]
    const { routes, orphans } = place(posts, ['_posts/1.png', '_posts/images/2.png', '_posts/images/3.png'])
    expect(routes).toEqual({ '_posts/1.png': 'posts/1.png', '_posts/images/2.png': 'posts/images/2.png' })
    expect(orphans).toEqual(['_posts/images/3.png'])
  })

  it('of a draft is not published because a post names another of its name', () => {
    const posts = [post('_posts/a.md', 'a/', ['1.png'])]
    expect(place(posts, ['_drafts/b/1.png']).routes).toEqual({})
  })
})
