/* Comments of other services, fetched when the reader comes near them. */
const box = document.querySelector('[data-comments]')
const options = JSON.parse(box?.dataset.settings || '{}')
const isDark = () => getComputedStyle(document.documentElement).colorScheme === 'dark'

const script = (attributes) => {
  const element = document.createElement('script')
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value)
  element.async = true
  box.append(element)
  return element
}

const providers = {
  giscus() {
    const host = options.host || 'https://giscus.app'
    script({
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
  utterances() {
    script({
      src: 'https://utteranc.es/client.js',
      crossorigin: 'anonymous',
      repo: options.repo,
      'issue-term': options.issue_term || 'pathname',
      label: options.label,
      theme: isDark() ? 'github-dark' : 'github-light',
    })
  },
  async waline() {
    const style = document.createElement('link')
    style.rel = 'stylesheet'
    style.href = options.style
    document.head.append(style)
    const { init } = await import(options.script)
    init({
      el: box,
      serverURL: options.server,
      path: options.path,
      lang: options.lang,
      dark: 'html[data-theme="dark"]',
    })
  },
  twikoo() {
    script({ src: options.script }).addEventListener('load', () => {
      window.twikoo.init({ envId: options.env_id, el: box, path: options.path, lang: options.lang })
    })
  },
}

if (box) {
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      watcher.disconnect()
      providers[box.dataset.comments]?.()
    },
    { rootMargin: '400px' },
  )
  watcher.observe(box)
}
