/** Films, documents and code of other sites in the page: `{% youtube %}`, `{% bilibili %}`, `{% pdf %}` and their kin. */
import { escapeHtml } from '../../base/text.ts'
import { assetAt, rooted } from '../resolve.ts'
import { safeUrl } from './links.ts'
import { type BuiltinTag, html, type TagScope } from './scope.ts'

/** `{% youtube id [playlist] %}`; an address will do. */
export const youtube: BuiltinTag = {
  render([given = '', kind], _body) {
    const id = /(?:[?&]v=|youtu\.be\/|\/embed\/)([\w-]+)/.exec(given)?.[1] ?? given
    if (!/^[\w-]+$/.test(id)) return undefined
    const path = kind === 'playlist' || kind === 'true' ? `videoseries?list=${id}` : id
    return player(`https://www.youtube-nocookie.com/embed/${path}`, 'YouTube')
  },
}

/** `{% bilibili BV… [page] %}`, `av…` or an address. */
export const bilibili: BuiltinTag = {
  render([given = '', page]) {
    const [, video = '', id = ''] = /(BV(\w+)|av(\d+)|^\d+$)/i.exec(given) ?? []
    if (video === '') return undefined
    const query = /^BV/i.test(video) ? `bvid=BV${id}` : `aid=${video.replace(/^av/i, '')}`
    const part = Number(page ?? /[?&]p=(\d+)/.exec(given)?.[1]) || 1
    return player(`https://player.bilibili.com/player.html?${query}&page=${part}&high_quality=1&autoplay=0`, 'bilibili')
  },
}

/** `{% vimeo id %}` */
export const vimeo: BuiltinTag = {
  render([given = '']) {
    const id = /(?:^|vimeo\.com\/(?:video\/)?)(\d+)/.exec(given)?.[1]
    return id === undefined ? undefined : player(`https://player.vimeo.com/video/${id}`, 'Vimeo')
  },
}

/** `{% gist id [file] %}`: a script of GitHub's, and a link for those without scripts. */
export const gist: BuiltinTag = {
  render([id = '', file], _body, { settings }) {
    if (!/^[\w-]+(?:\/\w+)?$/.test(id)) return undefined
    const link = `<a href="https://gist.github.com/${id}">gist.github.com/${id}</a>`
    if (settings.markdown.preset === 'safe') return html(link)
    const query = file === undefined ? '' : `?file=${encodeURIComponent(file)}`
    return html(`<script src="https://gist.github.com/${id}.js${query}"></script><noscript>${link}</noscript>`)
  },
}

/** `{% pdf file.pdf [height] %}`: in the page where the browser can, else a link. */
export const pdf: BuiltinTag = {
  render([file = '', height = '600'], _body, scope) {
    if (file === '') return undefined
    const url = escapeHtml(addressOf(file, scope))
    const name = escapeHtml(file.split(/[?#]/)[0]?.split('/').at(-1) || file)
    const size = /^\d+(?:px|vh|%)?$/.test(height) ? height.replace(/px$/, '') : '600'
    const tall = /^\d+$/.test(size) ? `height="${size}"` : `style="height:${size}"`
    return html(
      `<object class="pdf" data="${url}" type="application/pdf" width="100%" ${tall}><a href="${url}">${name}</a></object>`,
    )
  },
}

/** `{% video file [poster] %}` */
export const video: BuiltinTag = {
  render([file = '', poster], _body, scope) {
    if (file === '') return undefined
    const cover = poster === undefined ? '' : ` poster="${escapeHtml(addressOf(poster, scope))}"`
    return html(`<video src="${escapeHtml(addressOf(file, scope))}"${cover} controls preload="metadata"></video>`)
  },
}

/** `{% audio file %}` */
export const audio: BuiltinTag = {
  render: ([file = ''], _body, scope) =>
    file === ''
      ? undefined
      : html(`<audio src="${escapeHtml(addressOf(file, scope))}" controls preload="none"></audio>`),
}

function addressOf(file: string, scope: TagScope): string {
  return assetAt(file, scope.state.context, scope.settings)?.url ?? rooted(safeUrl(file, scope), scope.settings)
}

/** Hexo's markup, with a size for themes that have no rule for it. */
function player(url: string, title: string) {
  return html(
    `<div class="video-container"><iframe src="${escapeHtml(url)}" title="${title}" width="640" height="360"` +
      ' frameborder="0" loading="lazy" allowfullscreen></iframe></div>',
  )
}
