/* What the scripts share; it does nothing by itself. */
export const settings = JSON.parse(document.getElementById('mist')?.textContent || '{}')
export const say = settings.say || {}

export const make = (name, className = '') => Object.assign(document.createElement(name), { className })

/* Settings of the reader, in a browser that may keep none. */
export function kept(key) {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
export function keep(key, value) {
  try {
    localStorage.setItem(key, value)
  } catch {}
}

/* Loads a module that few readers need, or its styles, which are there when the promise is kept. */
export const load = (name) => import(settings.later[`${name}.js`])
export function style(name) {
  const href = settings.later[`${name}.css`]
  if (document.querySelector(`link[href="${href}"]`)) return
  const link = Object.assign(make('link'), { rel: 'stylesheet', href })
  document.head.append(link)
  return new Promise((resolve) => {
    link.onload = resolve
    link.onerror = resolve
  })
}

/* A box that scrolls sideways can be reached with Tab; one that does not is no stop. */
export function makeScrollable(box, name) {
  const check = () => {
    if (box.scrollWidth > box.clientWidth + 1) {
      box.tabIndex = 0
      box.setAttribute('role', 'group')
      box.setAttribute('aria-label', name)
    } else {
      box.removeAttribute('tabindex')
      box.removeAttribute('role')
      box.removeAttribute('aria-label')
    }
  }
  new ResizeObserver(check).observe(box)
  document.fonts.addEventListener('loadingdone', check)
}
