import {
  Bold,
  Code,
  Heading1,
  Heading2,
  Heading3,
  Italic,
  Link,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  PilcrowLeft,
  Strikethrough,
  TextQuote,
  Underline,
} from 'lucide-react'
import { Fragment, type KeyboardEvent, useRef, useSyncExternalStore } from 'react'
import { IconButton } from '#ui/IconButton.tsx'
import type { EditorAction } from './actions.ts'
import type { EditorFormat } from './format.ts'
import type { EditorHandle } from './handle.ts'
import styles from './Toolbar.module.css'

type Tool = {
  action: EditorAction
  label: string
  icon: LucideIcon
  keys?: string
  isOn: (format: EditorFormat) => boolean
}

const TOOLS: Tool[][] = [
  [
    { action: 'bold', label: 'Bold', icon: Bold, keys: 'Mod+B', isOn: ({ marks }) => marks.bold },
    { action: 'italic', label: 'Italic', icon: Italic, keys: 'Mod+I', isOn: ({ marks }) => marks.italic },
    { action: 'underline', label: 'Underline', icon: Underline, keys: 'Mod+U', isOn: ({ marks }) => marks.underline },
    { action: 'strike', label: 'Strike through', icon: Strikethrough, isOn: ({ marks }) => marks.strike },
    { action: 'code', label: 'Code', icon: Code, isOn: ({ marks }) => marks.code },
    { action: 'link', label: 'Web link', icon: Link, isOn: ({ link }) => link },
  ],
  [
    { action: 'h1', label: 'Heading', icon: Heading1, isOn: ({ block }) => block === 'h1' },
    { action: 'h2', label: 'Second heading', icon: Heading2, isOn: ({ block }) => block === 'h2' },
    { action: 'h3', label: 'Third heading', icon: Heading3, isOn: ({ block }) => block === 'h3' },
  ],
  [
    { action: 'bullet', label: 'List', icon: List, isOn: ({ block }) => block === 'bullet' },
    { action: 'number', label: 'Numbered list', icon: ListOrdered, isOn: ({ block }) => block === 'number' },
    { action: 'check', label: 'Check list', icon: ListChecks, isOn: ({ block }) => block === 'check' },
    { action: 'quote', label: 'Block quote', icon: TextQuote, isOn: ({ block }) => block === 'quote' },
    {
      action: 'direction.turn',
      label: 'Turn the direction',
      icon: PilcrowLeft,
      keys: 'Mod+Shift+X',
      isOn: ({ direction }) => direction !== null,
    },
  ],
]

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
  const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key]
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  if (!step || at < 0) return
  event.preventDefault()
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
}

/** How the selected words are set, and what sets them otherwise. The arrow keys move within it. */
export function Toolbar({ handle }: { handle: EditorHandle }) {
  const format = useSyncExternalStore(handle.format.subscribe, handle.format.get)
  const bar = useRef<HTMLDivElement>(null)
  return (
    <div ref={bar} role="toolbar" aria-label="Format" className={styles.bar} onKeyDown={moveFocus}>
      {TOOLS.map((group, index) => (
        <Fragment key={group[0]!.action}>
          {index > 0 && <span className={styles.apart} />}
          {group.map((tool, at) => (
            <IconButton
              key={tool.action}
              icon={tool.icon}
              label={tool.label}
              keys={tool.keys}
              size="small"
              placement="top"
              pressed={tool.isOn(format)}
              skipTab={index + at > 0}
              onPress={() => handle.command(tool.action)}
            />
          ))}
        </Fragment>
      ))}
    </div>
  )
}
