/* A field to type into and the results below it, as a combobox: in the dialog and on the search page. */
import { settings } from './lib.js'

const words = settings.find || {}
let engine
let boxes = 0

/* Loaded once; after a failure it is tried again. */
function loadEngine() {
  engine ??= import(settings.search.engine).then(({ createSearch }) => createSearch(settings.search))
  engine.catch(() => {
    engine = undefined
  })
  return engine
}

/*
 * `shown`: how many results at once. `onQuery` hears of each query that was searched for, `onGo` of a result that is
 * followed. `select`: whether the first result is chosen before an arrow key is.
 */
export function createBox({ shown, select = false, all, onQuery, onGo }) {
  const id = `find-${++boxes}`
  const input = element('input', {
    type: 'search',
    name: 'q',
    class: 'find-input',
    role: 'combobox',
    placeholder: words.placeholder,
    'aria-label': words.label,
    'aria-expanded': 'false',
    'aria-controls': `${id}-list`,
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
  })
  const status = element('p', { class: 'find-status', role: 'status' })
  const list = element('div', { class: 'find-list', role: 'listbox', id: `${id}-list`, 'aria-label': words.title })
  const foot = element('p', { class: 'find-foot' })
  let run = 0
  /** The words whose hits the list shows. */
  let listed = ''
  /** The search that is on its way, texts of its hits too. */
  let going
  /** Until the words are looked for, and until it is said that this takes its time. */
  let pause
  let wait

  const options = () => [...list.querySelectorAll('[role="option"]')]
  const active = () => list.querySelector('[aria-selected="true"]')
  const choose = (option) => {
    active()?.setAttribute('aria-selected', 'false')
    option?.setAttribute('aria-selected', 'true')
    if (option) {
      input.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    } else input.removeAttribute('aria-activedescendant')
  }
  const fill = (children, hint = '') => {
    list.replaceChildren(...children)
    foot.replaceChildren()
    status.textContent = hint
    input.setAttribute('aria-expanded', String(children.length > 0))
    input.removeAttribute('aria-activedescendant')
  }

  const showRecent = () => {
    const recent = readRecent()
    listed = ''
    fill(recent.map((query, index) => recentOption(query, `${id}-${index}`, input, search)))
    if (recent.length === 0) return
    status.textContent = words.recent
    const clear = element('button', { type: 'button', class: 'find-clear' }, words.clear)
    clear.addEventListener('click', () => {
      writeRecent([])
      showRecent()
      input.focus()
    })
    foot.append(clear)
  }

  function search() {
    going = lookUp()
    return going
  }

  async function lookUp() {
    const query = input.value.trim()
    const mine = ++run
    clearTimeout(pause)
    clearTimeout(wait)
    onQuery?.(query)
    if (query === '') return showRecent()
    wait = setTimeout(() => {
      status.textContent = engine ? words.searching : words.loading
    }, 250)
    try {
      const hits = await (await loadEngine()).find(query)
      if (mine !== run) return
      listed = query
      await show(query, hits, mine)
    } catch (error) {
      if (mine !== run) return
      listed = undefined
      console.warn(error)
      fill([], words.failed)
    } finally {
      if (mine === run) clearTimeout(wait)
    }
  }

  /** Enter means the words as they stand now, which the list may not have reached yet, or not with all its texts. */
  async function enter() {
    const query = input.value.trim()
    if (query !== '') remember(query)
    await (query === listed ? going : search())
    if (query === listed && query === input.value.trim()) active()?.click()
  }

  async function show(query, hits, mine) {
    let total = hits.length
    let next = 0
    const count = () => {
      // What is found is said from here on, however long the texts of it take.
      clearTimeout(wait)
      status.textContent = total === 0 ? words.none.replace('%s', query) : plural(total)
      input.setAttribute('aria-expanded', String(total > 0))
    }
    const more = async () => {
      const batch = hits.slice(next, next + shown)
      const titles = await Promise.all(batch.map((hit) => hit.title()))
      if (mine !== run) return
      const made = titles.map((title, index) => hitOption(title, `${id}-${next + index}`))
      if (next === 0) fill(made.map(({ option }) => option))
      else list.append(...made.map(({ option }) => option))
      for (const { option } of made) option.addEventListener('click', (event) => follow(event, option, query))
      next += batch.length
      count()
      rest()
      // The texts come later; what was not in one piece after all goes.
      await Promise.all(
        batch.map(async (hit, index) => {
          const excerpt = await hit.excerpt()
          if (mine !== run) return
          if (excerpt) return made[index].complete(excerpt)
          total--
          const gone = made[index].option
          if (gone === active()) choose(undefined)
          gone.remove()
          count()
        }),
      )
      if (mine !== run) return
      if (list.childElementCount === 0 && next < hits.length) return more()
      if (select && !active()) choose(options()[0])
    }
    const rest = () => {
      foot.replaceChildren()
      if (next >= hits.length) return
      if (all) foot.append(element('a', { href: `${settings.search.page}?q=${encodeURIComponent(query)}` }, words.more))
      else {
        const button = element('button', { type: 'button', class: 'find-more' }, words.more)
        button.addEventListener('click', more)
        foot.append(button)
      }
    }
    if (total === 0) {
      fill([])
      count()
    } else await more()
  }

  function follow(event, option, query) {
    remember(query)
    try {
      const marks = [...new Set(Array.from(option.querySelectorAll('mark'), (mark) => mark.textContent))]
      sessionStorage.setItem('mist-found', JSON.stringify({ path: new URL(option.href).pathname, marks }))
    } catch {}
    onGo?.(event, option)
  }

  input.addEventListener('input', (event) => {
    // Half-typed pinyin is no query.
    if (event.isComposing) return
    clearTimeout(pause)
    pause = setTimeout(search, 60)
  })
  input.addEventListener('compositionend', () => {
    clearTimeout(pause)
    pause = setTimeout(search, 0)
  })
  input.addEventListener('keydown', (event) => {
    // The keys belong to the input method while it composes; 229 is how Safari says so.
    if (event.isComposing || event.keyCode === 229) return
    const all = options()
    const at = all.indexOf(active())
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && all.length > 0) {
      event.preventDefault()
      choose(all[(at + step + all.length + (at < 0 && step < 0 ? 1 : 0)) % all.length])
    } else if (event.key === 'Enter') {
      event.preventDefault()
      enter()
    }
  })
  return {
    input,
    status,
    list,
    foot,
    search,
    warm: () =>
      loadEngine()
        .then((one) => one.warm())
        .catch(() => {}),
  }
}

function hitOption({ title, url, date, labels }, id) {
  const heading = element('span', { class: 'find-section', hidden: '' })
  const snippet = element('span', { class: 'find-snippet' })
  const meta = element('span', { class: 'find-meta' })
  const parts = [...(date ? [[[date, false]]] : []), ...labels]
  for (const [index, part] of parts.entries()) meta.append(index > 0 ? ' · ' : '', ...pieces(part))
  const option = element('a', {
    role: 'option',
    class: 'find-hit',
    id,
    href: url,
    tabindex: '-1',
    'aria-selected': 'false',
  })
  option.append(element('span', { class: 'find-title' }), heading, snippet, meta)
  option.firstChild.append(...pieces(title))
  return {
    option,
    complete(excerpt) {
      option.href = excerpt.url
      heading.replaceChildren(...pieces(excerpt.heading))
      heading.hidden = excerpt.heading.length === 0
      snippet.replaceChildren(...pieces(excerpt.snippet))
    },
  }
}

function recentOption(query, id, input, search) {
  const href = `${settings.search.page}?q=${encodeURIComponent(query)}`
  const option = element(
    'a',
    { role: 'option', class: 'find-recent', id, href, tabindex: '-1', 'aria-selected': 'false' },
    query,
  )
  option.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    input.value = query
    input.focus()
    search()
  })
  return option
}

function pieces(list) {
  return list.map(([text, marked]) => (marked ? element('mark', {}, text) : text))
}

function element(name, attributes = {}, text = '') {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value)
  if (text) made.textContent = text
  return made
}

function plural(count) {
  return (count === 1 ? words.one : words.other).replace('%d', count)
}

const RECENT = 'mist-recent'

function readRecent() {
  try {
    const list = JSON.parse(localStorage.getItem(RECENT) || '[]')
    return Array.isArray(list) ? list.filter((query) => typeof query === 'string').slice(0, 6) : []
  } catch {
    return []
  }
}

function writeRecent(list) {
  try {
    localStorage.setItem(RECENT, JSON.stringify(list))
  } catch {}
}

function remember(query) {
  writeRecent([query, ...readRecent().filter((one) => one !== query)].slice(0, 6))
}
