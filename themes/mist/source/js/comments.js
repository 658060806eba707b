/* Comments of other services, fetched when the reader comes near them. One that cannot be reached says so. */
import { say } from './lib.js'

const box = document.querySelector('[data-comments]')
const options = JSON.parse(box?.dataset.settings || '{}')
const isDark = () => getComputedStyle(document.documentElement).colorScheme === 'dark'

const script = (attributes) => {
  const element = document.createElement('script')
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value)
  element.async = true
  box.append(element)
  return new Promise((done, failed) => {
    element.onload = done
    element.onerror = failed
  })
}

const style = (href) => {
  if (!href) return
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
  document.head.append(link)
}

const providers = {
  async giscus() {
    const host = options.host || 'https://giscus.app'
    await script({
      src: `${host}/client.js`,
      crossorigin: 'anonymous',
      'data-repo': options.repo,
      'data-repo-id': options.repo_id,
      'data-category': options.category,
      'data-category-id': options.category_id,
      'data-mapping': options.mapping || 'pathname',
      'data-lang': options.lang,
      'data-theme': isDark() ? 'dark' : 'light',
    })
    addEventListener('mist:color', (event) => {
      const frame = document.querySelector('iframe.giscus-frame')
      frame?.contentWindow.postMessage({ giscus: { setConfig: { theme: event.detail } } }, new URL(host).origin)
    })
  },
  async utterances() {
    await script({
      src: 'https://utteranc.es/client.js',
      crossorigin: 'anonymous',
      repo: options.repo,
      'issue-term': options.issue_term || 'pathname',
      label: options.label,
      theme: isDark() ? 'github-dark' : 'github-light',
    })
  },
  async waline() {
    style(options.style)
    // A module that could not be had is not asked for again under the same name.
    const { init } = await import(tries > 1 ? `${options.script}#${tries}` : options.script)
    init({
      el: box,
      serverURL: options.server,
      path: options.path,
      lang: options.lang,
      dark: 'html[data-theme="dark"]',
    })
  },
  async twikoo() {
    await script({ src: options.script })
    await window.twikoo.init({ envId: options.env_id, el: box, path: options.path, lang: options.lang })
  },
}

let tries = 0
async function load() {
  tries++
  box.replaceChildren()
  try {
    await providers[box.dataset.comments]?.()
  } catch {
    const failed = Object.assign(document.createElement('p'), {
      className: 'comments-failed',
      textContent: say.unreachable,
    })
    const again = Object.assign(document.createElement('button'), { type: 'button', textContent: say.retry })
    failed.setAttribute('role', 'status')
    again.addEventListener('click', load)
    failed.append(again)
    box.replaceChildren(failed)
  }
}

if (box) {
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      watcher.disconnect()
      load()
    },
    { rootMargin: '400px' },
  )
  watcher.observe(box)
}
