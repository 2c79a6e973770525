import type { CompileContext, Token, Extension as TreeExtension } from 'mdast-util-from-markdown'
import type { Code, Construct, Extension, State, Tokenizer } from 'micromark-util-types'
import type { MarkdownNode } from '#editor/convert.ts'

// The tokens of a parser are declared by adding to its own interface.
declare module 'micromark-util-types' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to
  interface TokenTypeMap {
    wikiLink: 'wikiLink'
    tag: 'tag'
    part: 'part'
  }
}

const [EXCLAMATION, HASH, OPEN, CLOSE, CARET] = [33, 35, 91, 93, 94]
export const LONGEST_LINK = 600
export const LONGEST_TAG = 200
const LONGEST_PART = 64
const SPACE = 32
// As the editor sees it while one types, see editor/tag/tagText.ts.
const IN_TAG = /[\p{L}\p{M}\p{N}\p{Cs}_\-/]|\u200c|\u200d/u
const JOINS = /[\p{L}\p{M}\p{N}_#/&=?-]/u

/** Whether a UTF-16 unit may stand in a tag. */
export const isTagUnit = (unit: string): boolean => IN_TAG.test(unit)
/** Whether a `#` behind this UTF-16 unit begins no tag. */
export const joinsWithTag = (unit: string): boolean => JOINS.test(unit)

const letter = (code: Code): string => (code === null || code < 0 ? ' ' : String.fromCharCode(code))

const tokenizeWikiLink: Tokenizer = (effects, ok, nok) => {
  let length = 0
  const start: State = code => {
    effects.enter('wikiLink')
    if (code !== EXCLAMATION) return first(code)
    effects.consume(code)
    return first
  }
  const first: State = code => {
    if (code !== OPEN) return nok(code)
    effects.consume(code)
    return second
  }
  const second: State = code => {
    if (code !== OPEN) return nok(code)
    effects.consume(code)
    return inside
  }
  const inside: State = code => {
    if (code === null || code < 0 || code === OPEN || length > LONGEST_LINK) return nok(code)
    effects.consume(code)
    if (code === CLOSE) return end
    length++
    return inside
  }
  const end: State = code => {
    if (code !== CLOSE || length === 0) return nok(code)
    effects.consume(code)
    effects.exit('wikiLink')
    return ok
  }
  return start
}

const tokenizeTag: Tokenizer = (effects, ok, nok) => {
  let length = 0
  let hasLetter = false
  const start: State = code => {
    effects.enter('tag')
    effects.consume(code)
    return inside
  }
  const inside: State = code => {
    const isInside = code !== null && code >= 0 && length < LONGEST_TAG && isTagUnit(letter(code))
    if (isInside) {
      if (!/[\d/]/.test(letter(code))) hasLetter = true
      length++
      effects.consume(code)
      return inside
    }
    if (length === 0 || !hasLetter || code === HASH) return nok(code)
    effects.exit('tag')
    return ok(code)
  }
  return start
}

const tokenizePart: Tokenizer = (effects, ok, nok) => {
  let length = 0
  const start: State = code => {
    effects.enter('part')
    effects.consume(code)
    return inside
  }
  const inside: State = code => {
    if (code !== null && length < LONGEST_PART && /[\w-]/.test(letter(code))) {
      length++
      effects.consume(code)
      return inside
    }
    if (length === 0 || code !== null) return nok(code)
    effects.exit('part')
    return ok(code)
  }
  return start
}

const part: Construct = {
  name: 'part',
  tokenize: tokenizePart,
  previous: code => code === null || code < 0 || code === SPACE,
}
const wikiLink: Construct = { name: 'wikiLink', tokenize: tokenizeWikiLink }
const tag: Construct = { name: 'tag', tokenize: tokenizeTag, previous: code => !joinsWithTag(letter(code)) }

/** `[[name|shown]]`, `![[name]]`, `#tag` and `^id` at the end of a block, as Obsidian writes them. */
export const wikiSyntax: Extension = { text: { [EXCLAMATION]: wikiLink, [HASH]: tag, [OPEN]: wikiLink, [CARET]: part } }

/** What `wikiSyntax` finds, as nodes of the tree. */
export const wikiTree: TreeExtension = {
  enter: { wikiLink: enterWikiLink, tag: enterTag, part: enterPart },
  exit: { wikiLink: leave, tag: leave, part: leave },
}

// The nodes are ours and unknown to the types of mdast.
type Foreign = Parameters<CompileContext['enter']>[0]

function enterWikiLink(this: CompileContext, token: Token): void {
  this.enter(wikiLinkIn(this.sliceSerialize(token)) as unknown as Foreign, token)
}

/** A link as a node of the tree, from its `[[name|shown]]` or `![[name]]`. */
export function wikiLinkIn(written: string): MarkdownNode {
  const embed = written.startsWith('!')
  const [name = '', ...shown] = written.slice(embed ? 3 : 2, -2).split(/\\?\|/)
  return { type: 'wikiLink', name: name.trim(), shown: shown.join('|').trim() || null, embed }
}

function enterTag(this: CompileContext, token: Token): void {
  this.enter({ type: 'tag', name: this.sliceSerialize(token).slice(1) } as unknown as Foreign, token)
}

function enterPart(this: CompileContext, token: Token): void {
  const value = this.sliceSerialize(token)
  this.enter({ type: 'part', name: value.slice(1), value } as unknown as Foreign, token)
}

function leave(this: CompileContext, token: Token): void {
  this.exit(token)
}
