import { useEffect } from 'react'
import { type FoundPassage, findPassage } from '#lib/passage.ts'
import { announce } from '#ui/announce.ts'
import { light } from '#ui/light.ts'
import type { Page } from './page.ts'

/** Shows the words that a search found, once the page is there and with each visit; in another version where they are now. */
export function useSought(page: Page | null, sought: FoundPassage | undefined, visit: number | undefined): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new visit shows the same words again
  useEffect(() => {
    if (!page || !sought) return
    const found = findPassage(page.canonical.text, sought)
    if (!found) return announce('These words do not stand in the text any more.')
    page.show(found.start, 'reading')
    light(page.window, page.range(found))
    announce(`Passage: ${sought.words.slice(0, 200)}`)
  }, [page, sought, visit])
}
