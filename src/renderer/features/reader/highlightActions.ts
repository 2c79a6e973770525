import {
  addHighlight,
  deleteHighlight,
  listHighlights,
  quotedIn,
  restoreHighlight,
  saveHighlight,
} from '#data/highlights.ts'
import type { Highlight, HighlightColor, Id, SourceHead, VersionRow } from '#data/rows.ts'
import { locatorOf, makeAnchor } from '#lib/anchor.ts'
import type { TagChange } from '#lib/tag.ts'
import { counted } from '#lib/when.ts'
import { announce } from '#ui/announce.ts'
import { showToast } from '#ui/toast.ts'
import { citedCopy, putOnClipboard } from './copyCitation.ts'
import type { Page, Passage } from './page.ts'

/** What a quote in a note is made from. */
export type QuoteOf = { highlight: Id; source: Id; words: string; locator: string }

// The colour used last is the likeliest for a passage that is commented or quoted before it was marked.
let lastColor: HighlightColor = 'yellow'

/** A passage as it is shown, and its highlight once there is one. */
export type Target = { passage: Passage; highlight: Highlight | null }

export type HighlightActions = ReturnType<typeof highlightActions>

/** All that can be done with a passage. Each ends with the change saved, or throws. */
export function highlightActions(page: Page, source: SourceHead, version: VersionRow) {
  const mark = async ({ passage, highlight }: Target, color?: HighlightColor): Promise<Highlight> => {
    if (color) lastColor = color
    if (highlight) return color ? await saveHighlight(highlight.id, { color }) : highlight
    const anchor = makeAnchor(page.canonical, passage.start, passage.end)
    // The same words marked twice are one highlight: two quotes of one sentence lead to one place.
    const same = listHighlights(source.id).find(
      one => one.versionId === version.id && one.anchor.start === anchor.start && one.anchor.end === anchor.end,
    )
    if (same) return mark({ passage, highlight: same }, color)
    const made = await addHighlight({ sourceId: source.id, versionId: version.id, anchor, color: lastColor })
    announce(`Highlighted in ${lastColor}`)
    return made
  }
  const wordsOf = ({ passage, highlight }: Target) =>
    highlight?.anchor.exact ?? page.canonical.text.slice(passage.start, passage.end).trim()
  const locator = ({ passage }: Target) => locatorOf(page.canonical, passage.start)

  return {
    mark,
    comment: (id: Id, comment: string) => saveHighlight(id, { comment }),
    tag: (id: Id, tags: TagChange) => saveHighlight(id, { tags }),
    copy(target: Target) {
      if (!putOnClipboard(citedCopy(wordsOf(target), source.csl, locator(target)))) {
        throw new Error('The clipboard could not be reached.')
      }
      announce('Copied with citation')
    },
    async quote(target: Target): Promise<QuoteOf> {
      const highlight = await mark(target)
      return {
        highlight: highlight.id,
        source: source.id,
        words: wordsOf({ ...target, highlight }),
        locator: locator(target),
      }
    },
    async remove(highlight: Highlight) {
      const quotes = quotedIn(highlight.id).length
      await deleteHighlight(highlight.id)
      showToast({
        text: quotes
          ? `Highlight deleted. ${counted(quotes, 'note')} still quote${quotes === 1 ? 's' : ''} it.`
          : 'Highlight deleted',
        undo: () => {
          restoreHighlight(highlight.id).catch((error: unknown) => {
            showToast({ text: `The highlight was not restored. ${String(error)}`, tone: 'danger' })
          })
        },
      })
    },
  }
}
