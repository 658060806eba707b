/* What the scripts share; it does nothing by itself. */
export const settings = JSON.parse(document.getElementById('mist')?.textContent || '{}')
export const say = settings.say || {}

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
