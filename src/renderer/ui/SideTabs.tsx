import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import styles from './SideTabs.module.css'

export type SideTab<T extends string> = { id: T; label: string; icon: LucideIcon; content: ReactNode }

export type SideTabsProps<T extends string> = {
  label: string
  tabs: readonly SideTab<T>[]
  selected: T
  onSelect: (id: T) => void
}

/** Pages of one sheet, their names at the start; above them where the window has no room beside. */
export function SideTabs<T extends string>({ label, tabs, selected, onSelect }: SideTabsProps<T>) {
  const isNarrow = useSyncExternalStore(watchWidth, () => narrow().matches)
  return (
    <Tabs
      className={styles.tabs}
      orientation={isNarrow ? 'horizontal' : 'vertical'}
      selectedKey={selected}
      onSelectionChange={key => onSelect(key as T)}
    >
      <TabList className={styles.list} aria-label={label}>
        {tabs.map(({ id, label: words, icon: Icon }) => (
          <Tab key={id} id={id} className={styles.tab}>
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            {words}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={styles.panel}>
          {content}
        </TabPanel>
      ))}
    </Tabs>
  )
}

// As in the styles; also at 200 % in a usual window.
const narrow = () => matchMedia('(max-width: 44rem)')

function watchWidth(changed: () => void) {
  const media = narrow()
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
