import { BookOpen, CalendarDays, HardDrive, Keyboard, Languages, PenLine, SunMoon, X } from 'lucide-react'
import { useState } from 'react'
import type { Shell } from '#lib/keys.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { type SideTab, SideTabs } from '#ui/SideTabs.tsx'
import { DailyPage } from './DailyPage.tsx'
import { KeptPage } from './KeptPage.tsx'
import { LanguagePage } from './LanguagePage.tsx'
import { AppearancePage, ReadingPage, WritingPage } from './Looks.tsx'
import styles from './Settings.module.css'
import { ShortcutsPage } from './ShortcutsPage.tsx'
import type { SettingsSection, ShortcutRow } from './sections.ts'

export type SettingsDialogProps = {
  /** Where it opens. */
  section?: SettingsSection
  /** All commands, in the order of the menus. */
  commands: readonly ShortcutRow[]
  shell: Shell
  onExport: () => void
  /** Makes a snapshot of what is there now; null where nothing has come since the last. Throws a sentence. */
  onSnapshot: () => Promise<string | null>
  onClose: () => void
}

/** What can be set, by sections. Everything holds at once and in every window. */
export function SettingsDialog({
  section = 'appearance',
  commands,
  shell,
  onExport,
  onSnapshot,
  onClose,
}: SettingsDialogProps) {
  const [at, setAt] = useState(section)
  const tabs: SideTab<SettingsSection>[] = [
    { id: 'appearance', label: 'Appearance', icon: SunMoon, content: <AppearancePage /> },
    { id: 'writing', label: 'Writing', icon: PenLine, content: <WritingPage /> },
    { id: 'reading', label: 'Reading', icon: BookOpen, content: <ReadingPage /> },
    { id: 'language', label: 'Language and spelling', icon: Languages, content: <LanguagePage /> },
    {
      id: 'shortcuts',
      label: 'Shortcuts',
      icon: Keyboard,
      content: <ShortcutsPage commands={commands} shell={shell} />,
    },
    { id: 'daily', label: 'Daily notes', icon: CalendarDays, content: <DailyPage /> },
    {
      id: 'kept',
      label: 'Where things are kept',
      icon: HardDrive,
      content: <KeptPage onExport={onExport} onSnapshot={onSnapshot} />,
    },
  ]
  return (
    <Dialog title="Settings" size="sheet" onClose={onClose}>
      <SideTabs label="Settings" tabs={tabs} selected={at} onSelect={setAt} />
      <div className={styles.close}>
        <IconButton icon={X} label="Close" keys="Escape" onPress={onClose} />
      </div>
    </Dialog>
  )
}
