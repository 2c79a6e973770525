import {
  $getNodeByKey,
  $getSelection,
  $isNodeSelection,
  COMMAND_PRIORITY_CRITICAL,
  isHTMLElement,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  registerEventListeners,
} from 'lexical'
import type { NoteHead } from '#data/rows.ts'
import { type Surroundings, surroundingsOf } from '../surroundings.ts'
import { $isEmbedNode, EmbedNode } from './EmbedNode.ts'
import type { Embed, ShowIn, Shown } from './embed.ts'
import { embedParts, paintEmbed, paintHeight, paintRemark } from './paintEmbed.ts'
import { beginningOf, sectionOf } from './section.ts'

/** Embeds in embeds in embeds: deeper nobody reads. */
const DEEPEST = 3

const MISSING = 'This note is not in the notebook.'
const IN_TRASH = 'This note lies in the Trash.'
const CYCLE = 'This is the text that it stands in. It is not shown again.'
const TOO_DEEP = 'Open the note to see what it shows here.'
const PART_GONE = 'This part is no longer there.'
const EMPTY = 'Nothing is written here yet.'
const CUT = 'It goes on in the note.'

/** Names what is shown: a whole note, or a part of it. */
const placeOf = (target: string, part = '') => `${target}#${part}`

type Entry = { embed: Embed; seen: string; shown: Shown | null; isWhole: boolean }

/** Why nothing is to be shown, or empty. */
function obstacle({ target, part }: Embed, head: NoteHead | undefined, chain: readonly string[]): string {
  if (!head) return MISSING
  if (head.deletedAt !== null) return IN_TRASH
  if (chain.includes(placeOf(target, part?.id))) return CYCLE
  return chain.length > DEEPEST ? TOO_DEEP : ''
}

/** Fills the embeds of an editor from the notebook, and again when the notes they show are saved. */
export function showEmbeds(editor: LexicalEditor, showIn: ShowIn): () => void {
  const around = surroundingsOf(editor)
  const chain = around.chain.length > 0 ? around.chain : [placeOf(around.noteId ?? '')]
  const entries = new Map<NodeKey, Entry>()

  const empty = (entry: Entry, dom: HTMLElement | null, sentence: string) => {
    entry.shown?.dispose()
    entry.shown = null
    if (!dom) return
    embedParts(dom).body.replaceChildren()
    paintRemark(dom, sentence)
    paintHeight(dom, entry.isWhole)
  }

  const place = (entry: Entry, dom: HTMLElement): Shown => {
    if (entry.shown) return entry.shown
    const root = document.createElement('div')
    const { text = '', shown = '' } = editor._config.theme.embed ?? {}
    root.className = `${text} ${shown}`
    embedParts(dom).body.replaceChildren(root)
    const { target, part } = entry.embed
    const inside: Surroundings = { ...around, noteId: target, chain: [...chain, placeOf(target, part?.id)] }
    entry.shown = showIn(root, inside, editor._config.theme)
    return entry.shown
  }

  const fill = async (key: NodeKey, entry: Entry) => {
    const { target, part } = entry.embed
    const head = around.heads().notes.get(target)
    const seen = `${head?.textRev} ${head?.deletedAt}`
    if (entry.seen === seen) return
    entry.seen = seen
    const reason = obstacle(entry.embed, head, chain)
    if (reason) return empty(entry, editor.getElementByKey(key), reason)
    const note = await around.readNote(target)
    const dom = editor.getElementByKey(key)
    if (!dom || entries.get(key) !== entry || entry.seen !== seen) return
    const section = note && (part ? sectionOf(note.blocks, part.id) : note.blocks)
    if (!section) return empty(entry, dom, note ? PART_GONE : MISSING)
    if (head?.words === 0 && !part) return empty(entry, dom, EMPTY)
    const { blocks, isCut } = beginningOf(section)
    place(entry, dom).show(blocks)
    paintRemark(dom, isCut ? CUT : '')
    paintHeight(dom, entry.isWhole)
  }
  const refill = (key: NodeKey, entry: Entry) => void fill(key, entry).catch(error => editor._onError(error))

  const toggle = (key: NodeKey | null | undefined): boolean => {
    const entry = key ? entries.get(key) : undefined
    const dom = key ? editor.getElementByKey(key) : null
    if (!entry || !dom || embedParts(dom).more.hidden) return false
    entry.isWhole = !entry.isWhole
    paintHeight(dom, entry.isWhole)
    return true
  }

  const onClick = (event: Event) => {
    if (!isHTMLElement(event.target)) return
    const key = event.target.closest<HTMLElement>('[data-embed]')?.dataset.embed
    if (event.target.closest('[data-embed-more]')) toggle(key)
  }

  return mergeRegister(
    editor.registerMutationListener(EmbedNode, mutations => {
      for (const [key, mutation] of mutations) {
        const known = entries.get(key)
        const embed = editor.getEditorState().read(() => {
          const node = $getNodeByKey(key)
          return $isEmbedNode(node) ? node.getEmbed() : null
        })
        if (mutation === 'updated' && known && JSON.stringify(known.embed) === JSON.stringify(embed)) continue
        known?.shown?.dispose()
        entries.delete(key)
        if (!embed || mutation === 'destroyed') continue
        const entry: Entry = { embed, seen: '', shown: null, isWhole: false }
        entries.set(key, entry)
        refill(key, entry)
      }
    }),
    around.subscribe(() => {
      for (const [key, entry] of entries) {
        const dom = editor.getElementByKey(key)
        if (dom) paintEmbed(dom, entry.embed, around.heads())
        refill(key, entry)
      }
    }),
    editor.registerRootListener(root => (root ? registerEventListeners(root, { click: onClick }) : undefined)),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      event => {
        const selection = $getSelection()
        const nodes = $isNodeSelection(selection) ? selection.getNodes() : []
        if (!event?.shiftKey || nodes.length !== 1 || !$isEmbedNode(nodes[0])) return false
        event.preventDefault()
        toggle(nodes[0].getKey())
        return true
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    () => {
      for (const { shown } of entries.values()) shown?.dispose()
      entries.clear()
    },
  )
}
