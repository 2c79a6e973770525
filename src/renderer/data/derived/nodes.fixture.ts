// Builders of the node JSON of a note, for tests.
export const text = (words: string) => ({
  type: 'text',
  version: 1,
  text: words,
  format: 0,
  detail: 0,
  mode: 'normal',
  style: '',
})
export const tag = (name: string) => ({ ...text(`#${name}`), type: 'tag', mode: 'token' })
export const link = (
  target: string,
  label: string,
  shown: string | null = null,
  targetKind: 'note' | 'source' = 'note',
) => ({
  type: 'wiki-link',
  version: 1,
  target,
  targetKind,
  label,
  shown,
})
/** The same node with an id that links know it by. */
export const named = <T extends object>(part: string, node: T) => ({ ...node, $: { part } })
/** The same link or embed, to a heading or block of its target. */
export const toPart = <T extends object>(id: string, words: string, node: T) => ({
  ...node,
  $: { toPart: { id, words } },
})
export const embed = (target: string, label: string) => ({ type: 'embed', version: 1, target, label })
export const quote = (highlight: string, source: string, words: string) => ({
  type: 'source-quote',
  version: 1,
  highlight,
  source,
  words,
  locator: '¶ 1',
})
const element = (type: string, children: unknown[], fields: object = {}) => ({
  type,
  version: 1,
  children,
  direction: null,
  format: '',
  indent: 0,
  ...fields,
})
export const paragraph = (...children: unknown[]) => element('paragraph', children)
export const heading = (level: number, ...children: unknown[]) => element('heading', children, { tag: `h${level}` })
export const item = (...children: unknown[]) => element('listitem', children, { value: 1 })
export const list = (...children: unknown[]) => element('list', children, { listType: 'bullet', start: 1, tag: 'ul' })
export const webLink = (...children: unknown[]) => element('link', children, { url: 'https://example.org' })
export const linebreak = { type: 'linebreak', version: 1 }
