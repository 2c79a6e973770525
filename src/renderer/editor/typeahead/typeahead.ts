import {
  $addUpdateTag,
  $getNodeByKey,
  $isRangeSelection,
  $isTextNode,
  BLUR_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_LOW,
  HISTORY_PUSH_TAG,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
  type NodeKey,
  SKIP_DOM_SELECTION_TAG,
  type TextNode,
  type UpdateListenerPayload,
} from 'lexical'
import type { PartChoice } from '#data/derived/parts.ts'
import type { Id } from '#data/rows.ts'
import { normalTag } from '#lib/tag.ts'
import { $insertQuote, type EditorCommand } from '../actions.ts'
import { $replaceByEmbed } from '../embed/insertEmbed.ts'
import type { InsertOption, QuoteOption } from '../insert/insertOptions.ts'
import { $surroundings, surroundingsOf } from '../surroundings.ts'
import { tagAtEnd } from '../tag/tagText.ts'
import { $replaceByTag, knownTags } from '../tag/typedTag.ts'
import { $caretInText, $cutOut, typedBefore } from '../typing/typed.ts'
import { $linkPartTo, nameThere, partsOf } from '../wikiLink/nameParts.ts'
import { partQuery } from '../wikiLink/partQuery.ts'
import { $replaceByLink, linkTo, linkToNew } from '../wikiLink/typedLink.ts'
import type { WikiLink } from '../wikiLink/wikiLink.ts'
import { type Option, optionsFor, partOptions } from './options.ts'
import { findTrigger, type Trigger } from './trigger.ts'

export type OpenMenu = {
  trigger: Trigger
  /** The text node it is written in, and where the caret stands in it. */
  key: NodeKey
  end: number
  options: Option[]
  active: number
}

type Typeahead = {
  get: () => OpenMenu | null
  subscribe: (changed: () => void) => () => void
  setActive: (index: number) => void
  choose: (option: Option) => void
  close: () => void
  /** What runs a command that is chosen: the handle, which stands outside the editor. Returns what takes it back. */
  setRunner: (run: (command: EditorCommand) => void) => () => void
  register: () => () => void
}

function $insert(editor: LexicalEditor, menu: OpenMenu, option: Option, onError: (error: unknown) => void): void {
  const node = $getNodeByKey(menu.key)
  if (!$isTextNode(node) || !node.isSimpleText()) return
  const text = node.getTextContent()
  const { trigger } = menu
  $addUpdateTag(HISTORY_PUSH_TAG)
  if (trigger.kind === 'tag') {
    const tag = option.kind === 'tag' ? option.tag : option.kind === 'create' ? option.title : null
    if (tag) $insertTag(node, trigger.start, menu.end, tag)
    return
  }
  if (trigger.kind !== 'link') return
  if (option.kind === 'blocks') {
    const at = text.indexOf('#', trigger.start) + 1
    node.spliceText(at, menu.end - at, '^', true)
    return
  }
  const end = text.startsWith(']]', menu.end) ? menu.end + 2 : menu.end
  const link = $linkFor(option, trigger.shown, onError)
  if (!link) return
  const { target, label, part = null } = link
  const made = trigger.embed
    ? $replaceByEmbed(node, trigger.start, end, { target, label, part })
    : $replaceByLink(node, trigger.start, end, link)
  if (option.kind === 'part' && part && target !== $surroundings().noteId)
    nameThere(editor, made.getKey(), target, option.choice, part).catch(onError)
}

function $linkFor(option: Option, shown: string | null, onError: (error: unknown) => void): WikiLink | null {
  const around = $surroundings()
  if (option.kind === 'target') return linkTo(option.target, shown)
  if (option.kind === 'create') return linkToNew(around, option.title, shown, onError)
  if (option.kind !== 'part') return null
  const { id: target, title: label } = option.note
  const part = $linkPartTo(option.choice, target === around.noteId)
  return { target, targetKind: 'note', label, shown, part }
}

function $insertTag(node: TextNode, start: number, end: number, tag: string): void {
  const next = node.getTextContent()[end]
  const made = $replaceByTag(node, start, end, tag)
  if (next === ' ') made.getNextSibling<TextNode>()?.select(1, 1)
  else if (next === undefined || /[\p{L}\p{N}]/u.test(next)) {
    const selection = made.selectEnd()
    if ($isRangeSelection(selection)) selection.insertText(' ')
  }
}

/** Takes what was written for the menu out of the text again. */
function $takeOut({ key, trigger, end }: OpenMenu): boolean {
  const node = $getNodeByKey(key)
  if (!$isTextNode(node) || !node.isSimpleText()) return false
  node.select(end, end)
  $cutOut(node, trigger.start, end).remove()
  return true
}

type Parts = { note: Id; key: NodeKey; choices: PartChoice[] | null }
type Run = (command: EditorCommand) => void

function insertThing(editor: LexicalEditor, menu: OpenMenu, option: InsertOption, runCommand: Run): void {
  const { command, asks } = option.insertable
  const run = () => runCommand(command)
  editor.update(
    () => {
      $addUpdateTag(HISTORY_PUSH_TAG)
      if ($takeOut(menu) && !asks) run()
    },
    // What asks looks at the text as it is then: the update of the key must be over.
    { onUpdate: () => asks && queueMicrotask(run) },
  )
}

function insertHighlight(editor: LexicalEditor, menu: OpenMenu, locator: string, { highlight }: QuoteOption): void {
  editor.update(() => {
    $addUpdateTag(HISTORY_PUSH_TAG)
    const { id, sourceId: source, anchor } = highlight
    if ($takeOut(menu)) $insertQuote({ highlight: id, source, words: anchor.exact, locator })
  })
}

/** The menu under `[[`, `#` and `/`: what is open, and what its keys do. Knows no DOM but the editor's. */
export function createTypeahead(editor: LexicalEditor, onError: (error: unknown) => void): Typeahead {
  let menu: OpenMenu | null = null
  // Where Esc was pressed: it stays closed there until the caret has left.
  let dismissed: { key: NodeKey; start: number } | null = null
  let run: Run | null = null
  // The headings and blocks of the note whose title stands before a `#`.
  let parts: Parts | null = null
  const listeners = new Set<() => void>()
  const around = surroundingsOf(editor)
  const known = knownTags(around)

  const show = (next: OpenMenu | null) => {
    if (next === menu) return
    menu = next
    for (const changed of listeners) changed()
  }

  /** A field of its own, as a footnote's, has nothing that runs commands: there a `/` is a sign like any other. */
  const triggerIn = (before: string) => {
    const trigger = findTrigger(before, known)
    return run || trigger?.kind === 'link' || trigger?.kind === 'tag' ? trigger : null
  }

  const follow = (update: UpdateListenerPayload) => {
    if (!menu && update.dirtyLeaves.size === 0) return
    const typed = typedBefore(editor, update)
    const caret = update.editorState.read($caretInText)
    const before = caret && update.editorState.read(() => caret.node.getTextContent()).slice(0, caret.offset)
    const key = caret?.node.getKey()
    const trigger = before && (typed || menu?.key === key) ? triggerIn(before) : null
    const wasOpen = menu
    if (!trigger || !caret || !key || !editor.isEditable()) {
      dismissed = null
      parts = null
      show(null)
      // What typing ends, typing makes: see typedTag.ts.
      if (wasOpen && !typed) finishLeft(wasOpen)
      return
    }
    if (dismissed?.key === key && dismissed.start === trigger.start) return
    if (!typed && wasOpen?.trigger.start !== trigger.start) return show(null)
    suggest(trigger, key, caret.offset)
  }

  const suggest = (trigger: Trigger, key: NodeKey, end: number) => {
    const options = optionsOf(trigger, key)
    show(options.length > 0 ? { trigger, key, end, options, active: 0 } : null)
  }

  /** Those of a note come a moment later, when they have been read; they stay while the link is being written. */
  const optionsOf = (trigger: Trigger, key: NodeKey): Option[] => {
    const query = trigger.kind === 'link' ? partQuery(trigger.query, around.heads(), around.noteId) : null
    if (!query) {
      parts = null
      return optionsFor(trigger, around)
    }
    const { id } = query.note
    if (parts?.note === id && parts.key === key) return parts.choices ? partOptions(query, parts.choices) : []
    const read: Parts = { note: id, key, choices: null }
    parts = read
    partsOf(editor, id, key).then(choices => {
      read.choices = choices
      if (parts === read) lookAgain(key)
    }, onError)
    return []
  }

  const lookAgain = (key: NodeKey) => {
    const caret = editor.getEditorState().read($caretInText)
    if (caret?.node.getKey() !== key || menu) return
    const trigger = triggerIn(
      editor
        .getEditorState()
        .read(() => caret.node.getTextContent())
        .slice(0, caret.offset),
    )
    if (trigger && dismissed?.start !== trigger.start) suggest(trigger, key, caret.offset)
  }

  /** A tag whose end the caret left without a space is a tag all the same. */
  const finishLeft = (left: OpenMenu, blurred = false) => {
    if (left.trigger.kind !== 'tag' || !editor.read('latest', () => $tagLeft(left, blurred))) return
    editor.update(() => {
      const tag = $tagLeft(left, blurred)
      const node = $getNodeByKey(left.key)
      if (!tag || !$isTextNode(node)) return
      $addUpdateTag(HISTORY_PUSH_TAG)
      if (blurred) $addUpdateTag(SKIP_DOM_SELECTION_TAG)
      $replaceByTag(node, tag.start, tag.end, tag.tag)
    })
  }

  const $tagLeft = ({ key, trigger, end }: OpenMenu, blurred: boolean) => {
    const node = $getNodeByKey(key)
    if (!$isTextNode(node) || !node.isSimpleText() || !node.isAttached()) return null
    const caret = $caretInText()
    if (!blurred && caret?.node.is(node) && caret.offset > trigger.start && caret.offset <= end) return null
    const text = node.getTextContent()
    return /^[\p{L}\p{N}]/u.test(text.slice(end)) ? null : tagAtEnd(text.slice(0, end), known)
  }

  const choose = (option: Option) => {
    const chosen = menu
    if (!chosen) return
    show(null)
    if (option.kind === 'insert') {
      if (run) insertThing(editor, chosen, option, run)
    } else if (option.kind === 'quote') {
      const { highlight } = option
      around.locatorOf(highlight).then(locator => insertHighlight(editor, chosen, locator, option), onError)
    } else {
      const onUpdate = option.kind === 'blocks' ? () => lookAgain(chosen.key) : undefined
      editor.update(() => $insert(editor, chosen, option, onError), { onUpdate })
    }
  }

  const create = () => {
    if (menu?.options.some(({ kind }) => kind === 'part' || kind === 'blocks')) return false
    const title = menu?.trigger.query.trim()
    const wanted = menu?.trigger.kind === 'tag' ? normalTag(title ?? '') : title
    if (wanted) choose({ kind: 'create', words: wanted, title: wanted })
    return Boolean(wanted)
  }

  const move = (step: number) => () => {
    if (menu) show({ ...menu, active: (menu.active + step + menu.options.length) % menu.options.length })
    return true
  }

  const onKey = <T extends KeyboardEvent | null>(command: LexicalCommand<T>, run: (event: KeyboardEvent) => boolean) =>
    editor.registerCommand<T>(
      command,
      event => {
        if (!menu || !event || event.isComposing || !run(event)) return false
        event.preventDefault()
        event.stopImmediatePropagation()
        return true
      },
      COMMAND_PRIORITY_CRITICAL,
    )

  const chooseActive = (event: KeyboardEvent) => {
    const kind = menu?.trigger.kind
    if ((event.ctrlKey || event.metaKey) && (kind === 'link' || kind === 'tag')) return create()
    // A lone `#` or an empty line of `#`s is on its way to a heading.
    const option = menu?.options[menu.active]
    if (!option || event.shiftKey || (kind === 'tag' && menu?.trigger.query === '')) return false
    choose(option)
    return true
  }

  return {
    get: () => menu,
    subscribe: changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    setActive: active => {
      if (menu && menu.active !== active) show({ ...menu, active })
    },
    choose,
    close: () => show(null),
    setRunner: runner => {
      run = runner
      return () => {
        run = null
      }
    },
    register: () =>
      mergeRegister(
        editor.registerUpdateListener(follow),
        onKey(KEY_ARROW_DOWN_COMMAND, move(1)),
        onKey(KEY_ARROW_UP_COMMAND, move(-1)),
        onKey(KEY_ENTER_COMMAND, chooseActive),
        onKey(KEY_TAB_COMMAND, chooseActive),
        onKey(KEY_ESCAPE_COMMAND, () => {
          if (menu) dismissed = { key: menu.key, start: menu.trigger.start }
          show(null)
          return true
        }),
        editor.registerCommand(
          BLUR_COMMAND,
          () => {
            const left = menu
            show(null)
            if (left) finishLeft(left, true)
            return false
          },
          COMMAND_PRIORITY_LOW,
        ),
        () => show(null),
      ),
  }
}
