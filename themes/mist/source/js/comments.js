/* Comments of other services, fetched when the reader comes near them. One that cannot be reached says so. */
import { say } from './lib.js'

const box = document.querySelector('[data-comments]')
const options = JSON.parse(box?.dataset.settings || '{}')
const isDark = () => getComputedStyle(document.documentElement).colorScheme === 'dark'
const COUNT = '[data-views]'

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

/* A place that the service finds by its id. */
const place = (id) => {
  const inner = Object.assign(document.createElement('div'), { id })
  box.append(inner)
  return inner
}

const onColor = (work) => addEventListener('mist:color', (event) => work(event.detail))
/* A module that could not be had is not asked for again under the same name. */
const module = (address) => import(tries > 1 ? `${address}#${tries}` : address)

/* Issues of GitHub are found by labels, which have 50 characters at most. */
async function label(path) {
  if (path.length <= 50) return path
  const bytes = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(path))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
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
    onColor((theme) => {
      const frame = document.querySelector('iframe.giscus-frame')
      frame?.contentWindow.postMessage({ giscus: { setConfig: { theme } } }, new URL(host).origin)
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
    const { init } = await module(options.script)
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
  async gitalk() {
    style(options.style)
    await script({ src: options.script })
    const gitalk = new window.Gitalk({
      clientID: options.client_id,
      clientSecret: options.client_secret,
      owner: options.owner,
      repo: options.repo,
      admin: [].concat(options.admin || options.owner),
      id: await label(options.path),
      title: options.title,
      language: options.lang,
      ...(options.proxy ? { proxy: options.proxy } : {}),
    })
    gitalk.render(place('gitalk-container'))
  },
  async artalk() {
    style(options.style)
    await script({ src: options.script })
    const artalk = window.Artalk.init({
      el: place('artalk'),
      server: options.server,
      site: options.site,
      pageKey: options.path,
      pageTitle: options.title,
      locale: options.lang,
      darkMode: isDark(),
      pvEl: COUNT,
    })
    onColor((theme) => artalk.setDarkMode(theme === 'dark'))
  },
  async disqus() {
    place('disqus_thread')
    window.disqus_config = function () {
      Object.assign(this.page, { url: options.url, identifier: options.path, title: options.title })
      this.language = options.lang.split('-')[0]
    }
    await script({ src: `https://${options.shortname}.disqus.com/embed.js`, 'data-timestamp': String(Date.now()) })
    onColor(() => window.DISQUS?.reset({ reload: true }))
  },
  async remark42() {
    place('remark42')
    window.remark_config = {
      host: options.host,
      site_id: options.site_id,
      components: ['embed'],
      url: options.url,
      page_title: options.title,
      theme: isDark() ? 'dark' : 'light',
      locale: options.lang.split('-')[0],
    }
    await script({ src: `${options.host}/web/embed.js` })
    onColor((theme) => window.REMARK42?.changeTheme(theme))
  },
  async valine() {
    await script({ src: options.script })
    new window.Valine({
      el: place('valine'),
      appId: options.app_id,
      appKey: options.app_key,
      ...(options.server ? { serverURLs: options.server } : {}),
      path: options.path,
      lang: options.lang,
      visitor: options.views,
    })
  },
}

let tries = 0
async function load() {
  tries++
  box.replaceChildren()
  try {
    await providers[box.dataset.comments]?.()
  } catch {
    ask(say.unreachable, say.retry, 'comments-failed')
  }
}

function ask(text, label, className) {
  const line = Object.assign(document.createElement('p'), { className, textContent: text })
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: label })
  line.setAttribute('role', 'status')
  button.addEventListener('click', load)
  line.append(button)
  box.replaceChildren(line)
}

/* The number of views is the service's; nothing is shown until it comes. */
function showViews() {
  for (const count of document.querySelectorAll(COUNT)) {
    const watcher = new MutationObserver(() => {
      count.closest('[hidden]')?.removeAttribute('hidden')
      watcher.disconnect()
    })
    watcher.observe(count, { childList: true, characterData: true, subtree: true })
  }
  if (box.dataset.comments !== 'waline' || !options.pageview) return
  const counting = () =>
    module(options.pageview).then(
      ({ pageviewCount }) => pageviewCount({ serverURL: options.server, path: options.path, selector: COUNT }),
      () => {},
    )
  if ('requestIdleCallback' in window) requestIdleCallback(counting)
  else setTimeout(counting, 1000)
}

function begin() {
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      watcher.disconnect()
      load()
    },
    { rootMargin: '400px' },
  )
  watcher.observe(box)
  if (options.views) showViews()
}

if (box) {
  const isAllowed = document.documentElement.dataset.consent === 'yes'
  if (!options.consent || isAllowed) begin()
  else {
    ask(say.outside, say.load, 'comments-ask')
    addEventListener('mist:consent', begin, { once: true })
  }
}
