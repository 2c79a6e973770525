import { decodeEntities } from './strip.ts'

/**
 * The Markdown parser reads entities with an element of the page (decode-named-character-reference, its "browser"
 * variant), and a worker has no page. This stands in for that one element. Imported before the parser.
 */
const element = {
  textContent: '',
  set innerHTML(reference: string) {
    element.textContent = decodeEntities(reference)
  },
}

Object.assign(globalThis, { document: { createElement: () => element } })
