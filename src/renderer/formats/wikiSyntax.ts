import type { CompileContext, Token, Extension as TreeExtension } from 'mdast-util-from-markdown'
import type { Code, Construct, Extension, State, Tokenizer } from 'micromark-util-types'

// The tokens of a parser are declared by adding to its own interface.
declare module 'micromark-util-types' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to
  interface TokenTypeMap {
    wikiLink: 'wikiLink'
    tag: 'tag'
  }
}

const [EXCLAMATION, HASH, OPEN, CLOSE] = [33, 35, 91, 93]
const LONGEST_LINK = 600
const LONGEST_TAG = 200
// As the editor sees it while one types, see editor/tag/tagText.ts.
const IN_TAG = /[\p{L}\p{M}\p{N}\p{Cs}_\-/]|\u200c|\u200d/u
const JOINS = /[\p{L}\p{M}\p{N}_#/&=?-]/u

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
    const isInside = code !== null && code >= 0 && length < LONGEST_TAG && IN_TAG.test(letter(code))
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

const wikiLink: Construct = { name: 'wikiLink', tokenize: tokenizeWikiLink }
const tag: Construct = { name: 'tag', tokenize: tokenizeTag, previous: code => !JOINS.test(letter(code)) }

/** `[[name|shown]]`, `![[name]]` and `#tag`, as Obsidian writes them. */
export const wikiSyntax: Extension = { text: { [EXCLAMATION]: wikiLink, [HASH]: tag, [OPEN]: wikiLink } }

/** What `wikiSyntax` finds, as nodes of the tree. */
export const wikiTree: TreeExtension = {
  enter: { wikiLink: enterWikiLink, tag: enterTag },
  exit: { wikiLink: leave, tag: leave },
}

// The nodes are ours and unknown to the types of mdast.
type Foreign = Parameters<CompileContext['enter']>[0]

function enterWikiLink(this: CompileContext, token: Token): void {
  const written = this.sliceSerialize(token)
  const embed = written.startsWith('!')
  const [name = '', ...shown] = written.slice(embed ? 3 : 2, -2).split(/\\?\|/)
  const node = { type: 'wikiLink', name: name.trim(), shown: shown.join('|').trim() || null, embed }
  this.enter(node as unknown as Foreign, token)
}

function enterTag(this: CompileContext, token: Token): void {
  this.enter({ type: 'tag', name: this.sliceSerialize(token).slice(1) } as unknown as Foreign, token)
}

function leave(this: CompileContext, token: Token): void {
  this.exit(token)
}
