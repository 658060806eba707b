import { keyOf, open, type Parameters, readKey, writtenKey } from './open.ts'

/**
 * Opens the locked posts of a page, by the password or by the key that this session remembers. It needs nothing of the
 * theme; when a post is open it fires `hanmo:opened` on the element around it, for themes whose scripts dress a post.
 */

interface Box extends Parameters {
  readonly wrong: string
  readonly insecure: string
}

function serve(element: HTMLElement): void {
  if (element.dataset.served !== undefined) return
  element.dataset.served = ''
  const box = JSON.parse(element.dataset.locked ?? '{}') as Box
  const text = element.querySelector('.locked-text')?.textContent ?? ''
  const form = element.querySelector('form')
  const status = element.querySelector('.locked-status')
  if (!form || !status) return
  const say = (words: string): void => {
    status.textContent = words
  }
  // Not a secure context: there is no `subtle`, whatever the types say.
  if (globalThis.crypto?.subtle === undefined) {
    say(box.insecure)
    return
  }

  const name = `hanmo-key ${box.salt}`
  const remembered = sessionStorage.getItem(name)
  if (remembered !== null)
    readKey(remembered)
      .then((key) => open(text, key, box))
      .then(
        (html) => show(element, html),
        // The author chose another password.
        () => sessionStorage.removeItem(name),
      )

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const given = new FormData(form)
    const button = form.querySelector('button')
    say('')
    button?.setAttribute('disabled', '')
    try {
      const key = await keyOf(String(given.get('password')), box)
      const html = await open(text, key, box)
      if (given.has('remember')) sessionStorage.setItem(name, await writtenKey(key))
      show(element, html)
    } catch {
      say(box.wrong)
      button?.removeAttribute('disabled')
      form.querySelector<HTMLInputElement>('[type=password]')?.select()
    }
  })
}

function show(element: HTMLElement, html: string): void {
  const opened = document.createElement('div')
  opened.innerHTML = html
  document.head.append(...element.querySelectorAll('link'))
  // Scripts of the post run as they would have: put in as text they never do.
  for (const script of opened.querySelectorAll('script')) {
    const copy = document.createElement('script')
    for (const { name, value } of script.attributes) copy.setAttribute(name, value)
    copy.textContent = script.textContent
    script.replaceWith(copy)
  }
  // Without a box around it: a theme dresses what stands right in its text.
  const parent = element.parentElement
  element.replaceWith(...opened.childNodes)
  parent?.dispatchEvent(new CustomEvent('hanmo:opened', { bubbles: true }))
  if (location.hash !== '') document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView()
}

for (const element of document.querySelectorAll<HTMLElement>('.locked')) serve(element)
