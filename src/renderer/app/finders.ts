import type { PageFinder } from '#features/reader/pageFinder.ts'
import type { World } from './commands/command.ts'
import { activeTab } from './session.ts'

/** What finds words in the sources in view, by tab. A note's editor brings its own. */
const finders = new Map<string, PageFinder>()

export function setFinder(tab: string, finder: PageFinder | null): void {
  if (finder) finders.set(tab, finder)
  else finders.delete(tab)
}

/** What finds words in the note or source of the active pane. */
export const finderOf = (world: World) => world.editor?.find ?? finders.get(activeTab(world.session).id) ?? null
