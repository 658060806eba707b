/* Asks once whether services of others may load, remembers the answer, and lets the reader change it. Until yes, none does. */
const box = document.getElementById('consent')
const waiting = document.getElementById('after-consent')
const KEY = 'mist-consent'

const answer = () => {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

let loaded = false
const load = () => {
  if (loaded) return
  loaded = true
  // Scripts that are cloned run, those in the template do not.
  document.body.append(document.importNode(waiting.content, true))
  document.documentElement.dataset.consent = 'yes'
  dispatchEvent(new CustomEvent('mist:consent'))
}

for (const button of box?.querySelectorAll('[data-consent]') || [])
  button.addEventListener('click', () => {
    const given = button.dataset.consent
    try {
      localStorage.setItem(KEY, given)
    } catch {}
    box.hidden = true
    if (given === 'yes') load()
    // What runs cannot be stopped, but it is not loaded again.
    else if (loaded) location.reload()
  })

for (const again of box ? document.querySelectorAll('[data-consent-again]') : []) {
  again.parentElement.hidden = false
  again.addEventListener('click', () => {
    box.hidden = false
    box.querySelector('button').focus()
  })
}

if (box) {
  const given = answer()
  if (given === 'yes') load()
  else if (given === null) box.hidden = false
}
