import type { MarkdownNode } from '#editor/convert.ts'
import { inWorker } from './inWorker.ts'

const LIMIT = 4_000
/** Letters that are parsed together: some hundred milliseconds of work, far from the limit. */
const TOGETHER = 200_000
const MOST_LETTERS = 2_000_000

/**
 * Markdown as trees, parsed beside the page's thread. Null where a text took longer than four seconds or could not be
 * read: that one is kept as plain text.
 */
export async function* parseNotes(texts: readonly string[]): AsyncGenerator<(MarkdownNode | null)[]> {
  for (let at = 0; at < texts.length; ) {
    const from = at
    for (let letters = 0; at < texts.length && (at === from || letters < TOGETHER); at++) letters += texts[at]!.length
    yield await parsed(texts.slice(from, at))
  }
}

/** When one of many is slow, each is tried alone. */
async function parsed(texts: string[]): Promise<(MarkdownNode | null)[]> {
  if (texts.length === 1 && texts[0]!.length > MOST_LETTERS) return [null]
  try {
    return (await inWorker('trees', { texts }, LIMIT)).trees
  } catch (error) {
    if (texts.length === 1) {
      console.warn(error)
      return [null]
    }
    const each: (MarkdownNode | null)[] = []
    for (const text of texts) each.push(...(await parsed([text])))
    return each
  }
}
