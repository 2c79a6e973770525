import type { DerivedLink, DerivedRow, Id } from '../rows.ts'

/** The title a note or source bears now; undefined where it is not known. */
export type TitleOf = (id: Id) => string | undefined

type Text = Pick<DerivedRow, 'text' | 'links'>

/**
 * What a note reads like now. Its text was kept with the titles its links had then; a rename rewrites no note that
 * links, so the words of those links are put in their place here.
 */
export function noteText({ text, links }: Text, titleOf: TitleOf): string {
  if (!hasRenamed({ links }, titleOf)) return text
  let read = ''
  let done = 0
  let before = { sentence: 0, start: 0, end: 0 }
  for (const link of links) {
    const place = placeOf(text, link, before)
    if (!place) continue
    before = place
    if (!isRenamed(link, titleOf)) continue
    read += text.slice(done, place.start) + titleOf(link.to)
    done = place.end
  }
  return read + text.slice(done)
}

/** Whether its text must be read with other titles than it was kept with. */
export function hasRenamed({ links }: Pick<Text, 'links'>, titleOf: TitleOf): boolean {
  return links.some(link => isRenamed(link, titleOf))
}

function isRenamed({ titled, to, sentence, start, end }: DerivedLink, titleOf: TitleOf): boolean {
  if (!titled) return false
  const title = titleOf(to)?.trim() ?? ''
  return title !== '' && sentence.slice(start, end) !== title
}

type Place = { sentence: number; start: number; end: number }

/** Where a link stands in the text: after the one before it, in the same sentence or a later one. */
function placeOf(text: string, link: DerivedLink, before: Place): Place | null {
  const isWhole = text.includes(link.sentence, before.sentence)
  // A sentence that was cut bears a sign that does not stand in the text.
  const lead = !isWhole && link.sentence.startsWith('…') ? 1 : 0
  const words = isWhole ? link.sentence : link.sentence.slice(lead).replace(/…$/, '')
  for (let at = text.indexOf(words, before.sentence); at >= 0; at = text.indexOf(words, at + 1)) {
    const start = at + link.start - lead
    if (start >= before.end) return { sentence: at, start, end: at + link.end - lead }
  }
  return null
}
