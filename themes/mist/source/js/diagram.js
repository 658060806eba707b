/* Diagrams drawn by the mermaid that the site keeps itself; without one they stay as their source. */
import { say, settings } from './lib.js'

const blocks = [...document.querySelectorAll('.prose .mermaid')]
const sources = new Map(blocks.map((block) => [block, block.textContent]))

async function draw() {
  const { default: mermaid } = await import(settings.mermaid)
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

if (blocks.length && settings.mermaid) {
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
