import { registerConsoles } from './consoles.ts'
import { registerFilters } from './filters.ts'
import { registerGenerators } from './generators.ts'
import { tagHelpers } from './helpers/assets.ts'
import { cloudHelpers } from './helpers/clouds.ts'
import { dateHelpers } from './helpers/dates.ts'
import { listHelpers } from './helpers/lists.ts'
import { openGraph } from './helpers/open-graph.ts'
import { pageHelpers } from './helpers/page.ts'
import { renderHelpers } from './helpers/partial.ts'
import { textHelpers } from './helpers/text.ts'
import { registerHighlighters } from './highlighters.ts'
import { registerRenderers } from './renderers.ts'
import { registerTags } from './tags.ts'

/** Everything that Hexo registers before the first plugin is loaded, in its registries. */
export function registerCore(hexo: any): void {
  registerConsoles(hexo)
  registerFilters(hexo)
  registerGenerators(hexo)
  const helpers = {
    ...dateHelpers(hexo.moment),
    ...textHelpers(hexo),
    ...pageHelpers,
    ...listHelpers(hexo.util),
    ...renderHelpers(hexo),
    ...tagHelpers(hexo.util),
    ...cloudHelpers(hexo.util),
    open_graph: openGraph(hexo),
  }
  for (const [name, helper] of Object.entries(helpers)) hexo.extend.helper.register(name, helper)
  registerHighlighters(hexo)
  registerRenderers(hexo)
  registerTags(hexo)
}
