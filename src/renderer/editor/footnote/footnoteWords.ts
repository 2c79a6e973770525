import { $getNodeByKey, type NodeKey } from 'lexical'
import { wordsOf } from '../unknown/UnknownNode.ts'
import { $isFootnoteNode } from './FootnoteNode.ts'

type Leaf = { json: Record<string, unknown>; letters: number }

const lettersIn = (text: string) => text.replace(/\s/g, '').length

/** The parts of a footnote that say something, in their order, with the letters each has beside spaces. */
function leavesOf(json: unknown, found: Leaf[] = []): Leaf[] {
  if (Array.isArray(json)) for (const each of json) leavesOf(each, found)
  else if (typeof json === 'object' && json !== null) {
    const { children, ...own } = json as Record<string, unknown>
    const letters = lettersIn(wordsOf(own))
    if (letters > 0) found.push({ json: json as Record<string, unknown>, letters })
    else leavesOf(children, found)
  }
  return found
}

/** Where the letter of a number stands, spaces not counted. */
function placeOf(text: string, letter: number): number {
  let count = 0
  for (let at = 0; at < text.length; at++) if (!/\s/.test(text[at]!) && count++ === letter) return at
  return text.length
}

/**
 * Replaces what stands from `start` to `end` of the words a footnote is listed with. Spaces are told otherwise there
 * than they are stored, so letters are counted. False where the words are not within one run of its own text.
 */
export function $replaceInFootnote(key: NodeKey, start: number, end: number, replacement: string): boolean {
  const footnote = $getNodeByKey(key)
  if (!$isFootnoteNode(footnote)) return false
  const words = footnote.getWords()
  const found = words.slice(start, end)
  if (found === '' || found !== found.trim()) return false
  const content = structuredClone(footnote.getContent())
  let first = lettersIn(words.slice(0, start))
  const count = lettersIn(found)
  for (const { json, letters } of leavesOf(content)) {
    if (first < letters) {
      if (first + count > letters || json.type !== 'text' || typeof json.text !== 'string') return false
      const from = placeOf(json.text, first)
      const to = placeOf(json.text, first + count - 1) + 1
      json.text = json.text.slice(0, from) + replacement + json.text.slice(to)
      footnote.setContent(content)
      return true
    }
    first -= letters
  }
  return false
}
