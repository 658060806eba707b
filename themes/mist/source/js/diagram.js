/* Diagrams drawn by the mermaid that the site keeps itself; without one they stay as their source. */
import { say, settings } from './lib.js'

const sources = new Map()

/** An ES module by its ending; anything else is a script that leaves `mermaid` behind. */
async function load(url) {
  if (/\.mjs(?:\?|$)/.test(url)) return (await import(url)).default
  if (!globalThis.mermaid) {
    await new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = url
      script.onload = resolve
      script.onerror = reject
      document.head.append(script)
    })
  }
  return globalThis.mermaid
}

async function draw() {
  const mermaid = await load(settings.mermaid)
  const dark = getComputedStyle(document.documentElement).colorScheme === 'dark'
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: dark ? 'dark' : 'neutral' })
  let count = 0
  for (const [block, source] of sources) {
    try {
      const { svg } = await mermaid.render(`diagram-${count++}`, source)
      block.innerHTML = svg
      block.setAttribute('role', 'img')
      block.setAttribute('aria-label', say.diagram)
      block.classList.add('drawn')
    } catch {
      block.textContent = source
    }
  }
}

function watch(root) {
  const blocks = [...root.querySelectorAll('.prose .mermaid')]
  if (!blocks.length || !settings.mermaid) return
  for (const block of blocks) sources.set(block, block.textContent)
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      watcher.disconnect()
      draw()
      addEventListener('mist:color', draw)
    },
    { rootMargin: '300px' },
  )
  for (const block of blocks) watcher.observe(block)
}

watch(document)
// A locked post has its diagrams when it is open.
document.addEventListener('hanmo:opened', ({ target }) => watch(target))
