import { getExtensionDependencyFromEditor } from '@lexical/extension'
import type { LexicalEditor } from 'lexical'
import { FileText, Hash, Heading, Library, type LucideIcon, Pilcrow, Plus, Quote } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { Kbd } from '#ui/Kbd.tsx'
import { Lit } from '#ui/Lit.tsx'
import { scrollerOf } from '../scroller.ts'
import type { Option } from './options.ts'
import { type Box, placeMenu } from './place.ts'
import styles from './TypeaheadMenu.module.css'
import type { OpenMenu } from './typeahead.ts'
import { TypeaheadExtension } from './typeaheadExtension.ts'

function iconOf(option: Option): LucideIcon {
  if (option.kind === 'create') return Plus
  if (option.kind === 'tag') return Hash
  if (option.kind === 'insert') return option.insertable.icon
  if (option.kind === 'quote') return Quote
  if (option.kind === 'blocks') return Pilcrow
  if (option.kind === 'part') return option.choice.level > 0 ? Heading : Pilcrow
  return option.target.kind === 'note' ? FileText : Library
}

/** The piece of the window the note is in: what scrolls it, as far as it can be seen. */
function sheetOf(root: HTMLElement): Box {
  const box = scrollerOf(root).getBoundingClientRect()
  const bottom = Math.min(box.bottom, window.innerHeight)
  return {
    left: Math.max(0, box.left),
    top: Math.max(0, box.top),
    right: Math.min(box.right, window.innerWidth),
    bottom,
  }
}

function textIn(dom: Node): Node {
  let node = dom
  while (node.firstChild) node = node.firstChild
  return node
}

function boxOfMark(editor: LexicalEditor, menu: OpenMenu): { mark: Box; isRtl: boolean } | null {
  const dom = editor.getElementByKey(menu.key)
  const text = dom && textIn(dom)
  if (!text || (text.nodeValue ?? '').length < menu.trigger.start + 1) return null
  const range = document.createRange()
  range.setStart(text, menu.trigger.start)
  range.setEnd(text, menu.trigger.start + 1)
  const block = dom.closest('[dir]') ?? dom
  return { mark: range.getBoundingClientRect(), isRtl: getComputedStyle(block).direction === 'rtl' }
}

/** Puts the menu under its mark now and whenever something scrolls or changes size. */
function usePlace(editor: LexicalEditor, menu: OpenMenu | null) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const place = () => {
      const root = editor.getRootElement()
      const found = menu && boxOfMark(editor, menu)
      if (!root || !found || !ref.current) return
      const { width, height } = ref.current.getBoundingClientRect()
      const { left, top } = placeMenu(found.mark, { width, height }, sheetOf(root), found.isRtl)
      Object.assign(ref.current.style, { left: `${left}px`, top: `${top}px` })
    }
    place()
    if (!menu) return
    window.addEventListener('scroll', place, { capture: true, passive: true })
    window.addEventListener('resize', place)
    return () => {
      window.removeEventListener('scroll', place, { capture: true })
      window.removeEventListener('resize', place)
    }
  }, [editor, menu])
  return ref
}

/** Tells assistive technology, through the text field that keeps the focus, which option is chosen. */
function useAria(editor: LexicalEditor, menu: OpenMenu | null, id: string): void {
  const active = menu?.active ?? null
  useEffect(() => {
    const root = editor.getRootElement()
    if (!root || active === null) return
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
    root.setAttribute('aria-controls', id)
    root.setAttribute('aria-autocomplete', 'list')
    root.setAttribute('aria-haspopup', 'listbox')
    root.setAttribute('aria-activedescendant', `${id}-${active}`)
    return () => {
      for (const name of ['controls', 'autocomplete', 'haspopup', 'activedescendant'])
        root.removeAttribute(`aria-${name}`)
    }
  }, [editor, active, id])
}

const LABELS: Record<OpenMenu['trigger']['kind'], string> = {
  link: 'Notes and sources',
  tag: 'Tags',
  insert: 'Insert',
  quote: 'Highlights',
}

export function TypeaheadMenu({ editor }: { editor: LexicalEditor }) {
  const typeahead = getExtensionDependencyFromEditor(editor, TypeaheadExtension).output
  const menu = useSyncExternalStore(typeahead.subscribe, typeahead.get)
  const id = useId()
  const ref = usePlace(editor, menu)
  useAria(editor, menu, id)
  if (!menu) return null
  const { kind } = menu.trigger
  const isParts = menu.options.some(option => option.kind === 'part' || option.kind === 'blocks')
  return createPortal(
    // The mouse must not take the focus from the text: the menu would be gone before the click.
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the focus, does nothing by itself
    <div ref={ref} className={styles.menu} onMouseDown={event => event.preventDefault()}>
      {kind === 'insert' && <div className={styles.head}>Insert</div>}
      {/* It scrolls, so it must be in reach of the keys, though they never come here: the text keeps the focus. */}
      <div
        id={id}
        role="listbox"
        tabIndex={0}
        aria-label={isParts ? 'Parts of the note' : LABELS[kind]}
        className={styles.list}
      >
        {menu.options.map((option, index) => (
          <OptionRow
            key={keyOf(option)}
            id={`${id}-${index}`}
            option={option}
            active={index === menu.active}
            onPoint={() => typeahead.setActive(index)}
            onChoose={() => typeahead.choose(option)}
          />
        ))}
      </div>
      {kind === 'tag' && <div className={styles.hint}>A space ends the tag. With spaces: #military aid#</div>}
    </div>,
    document.body,
  )
}

function keyOf(option: Option): string {
  if (option.kind === 'target') return `${option.target.id} ${option.target.alias ?? ''}`
  if (option.kind === 'insert') return option.insertable.command
  if (option.kind === 'quote') return option.highlight.id
  if (option.kind === 'part') return option.choice.path.join(' ')
  return option.kind === 'tag' ? `#${option.tag}` : option.kind
}

type RowProps = { id: string; option: Option; active: boolean; onPoint: () => void; onChoose: () => void }

function OptionRow({ id, option, active, onPoint, onChoose }: RowProps) {
  const Icon = iconOf(option)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled where the focus is
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={styles.option}
      onMouseMove={onPoint}
      onClick={onChoose}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className={styles.words}>
        <bdi>
          {option.kind === 'create' || option.kind === 'blocks' ? (
            option.words
          ) : (
            <Lit text={option.words} ranges={option.lit} look="matched" />
          )}
        </bdi>
      </span>
      {option.kind === 'target' && option.detail && <bdi className={styles.detail}>{option.detail}</bdi>}
      <span className={styles.end}>{option.kind === 'create' ? <Kbd keys="Mod+Enter" /> : option.end}</span>
    </div>
  )
}
