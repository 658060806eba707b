/* The contents of a locked post, made when it is open: before, they would tell what is in it. */
import { kept, make } from './lib.js'

export function makeContents(post, later, accompany) {
  const { number, min, max, least } = JSON.parse(later.dataset.options)
  const headings = [...post.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(
    ({ id, tagName: [, level] }) => id && level >= min && level <= max,
  )
  if (headings.length < least) return
  const nav = later.content.firstElementChild
  const open = [{ level: 0, list: nav.querySelector('.toc'), numbers: '' }]
  for (const heading of headings) {
    const level = Number(heading.tagName[1])
    while (open.at(-1).level >= level) open.pop()
    const parent = open.at(-1)
    if (!parent.list) {
      parent.list = make('ol', 'toc-child')
      parent.item.append(parent.list)
    }
    const item = make('li', `toc-item toc-level-${level}`)
    const link = make('a', 'toc-link')
    const text = make('span', 'toc-text')
    link.href = `#${encodeURIComponent(heading.id)}`
    text.append(...heading.cloneNode(true).childNodes)
    for (const anchor of text.querySelectorAll('a')) anchor.replaceWith(...anchor.childNodes)
    parent.list.append(item)
    const numbers = `${parent.numbers}${parent.list.children.length}.`
    if (number) link.append(Object.assign(make('span', 'toc-number'), { textContent: numbers }), ' ')
    link.append(text)
    item.append(link)
    open.push({ level, item, numbers })
  }
  later.replaceWith(nav)
  nav.closest('.post').classList.add('has-toc')
  const list = nav.querySelector('#contents')
  list.open = matchMedia('(min-width: 70em)').matches && kept('mist-toc') !== 'closed'
  accompany(list)
}
