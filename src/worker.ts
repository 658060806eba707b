import { guestsBy } from './guests.ts'
import type { Extension } from './model/extension.ts'
import { say, walkInThread } from './road/thread.ts'
import { madeBy } from './source/recipe.ts'

/** What a thread runs. As in `project.ts` the parts meet here: the road knows no guests. */
walkInThread(async (recipe) =>
  // Checked in the thread that opened the project.
  'guests' in recipe ? guestsBy(recipe, say) : ((await madeBy(recipe)) as Extension),
)
