import { RotateCcw, Search } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useSetting } from '#data/useSetting.ts'
import { rank } from '#lib/fuzzy.ts'
import type { Shell } from '#lib/keys.ts'
import { type Changed, shortcutTable, withKeys, withoutChanges } from '#lib/shortcuts.ts'
import { counted } from '#lib/when.ts'
import { announce } from '#ui/announce.ts'
import { Button } from '#ui/Button.tsx'
import { keysText } from '#ui/keys.ts'
import { TextField } from '#ui/TextField.tsx'
import { setSetting } from './changeSetting.ts'
import { PointerKeys } from './PointerKeys.tsx'
import { SettingsPage } from './Setting.tsx'
import styles from './Settings.module.css'
import { ShortcutLine } from './ShortcutLine.tsx'
import type { ShortcutRow } from './sections.ts'

type Found = { row: ShortcutRow; ranges: [number, number][] }

/** Every command with its keys: looked for, changed, taken away and set back. */
export function ShortcutsPage({ commands, shell }: { commands: readonly ShortcutRow[]; shell: Shell }) {
  const changed = useSetting('shortcuts')
  const [query, setQuery] = useState('')
  const table = useMemo(() => shortcutTable(commands, changed, shell), [commands, changed, shell])
  const found = useMemo(() => findRows(query, commands, table, shell), [query, commands, table, shell])
  const titles = useMemo(() => new Map(commands.map(each => [each.id, each.title])), [commands])
  useEffect(() => {
    if (query.trim() !== '') announce(found.length === 0 ? 'No command' : counted(found.length, 'command'))
  }, [query, found.length])

  const keep = (next: Changed) => setSetting('shortcuts', next)
  const groups = query.trim() === '' ? [...new Set(commands.map(each => each.group))] : ['']
  const isUsual = commands.every(each => !(each.id in changed))
  return (
    <SettingsPage
      title="Shortcuts"
      lead="Press a command’s keys to change them. They hold at once and in every window."
    >
      <div className={styles.find}>
        <TextField
          label="Find a command"
          hideLabel
          icon={Search}
          look="soft"
          type="search"
          placeholder="Find a command or its keys"
          value={query}
          onChange={setQuery}
          clearable
        />
      </div>
      {found.length === 0 && <p className={styles.help}>No command is called that.</p>}
      {groups.map(group => (
        <section key={group} aria-label={group || 'Found'}>
          {group && <h4 className={styles.group}>{group}</h4>}
          <ul>
            {found
              .filter(({ row }) => group === '' || row.group === group)
              .map(({ row, ranges }) => (
                <ShortcutLine
                  key={row.id}
                  row={row}
                  ranges={ranges}
                  table={table}
                  titles={titles}
                  shell={shell}
                  isChanged={row.id in changed}
                  onKeys={keys => keep(withKeys({ id: row.id, keys }, commands, changed, shell))}
                />
              ))}
          </ul>
        </section>
      ))}
      {query.trim() === '' && <PointerKeys />}
      <div className={styles.reset}>
        <Button
          variant="quiet"
          size="small"
          icon={RotateCcw}
          disabled={isUsual}
          onPress={() => {
            keep(withoutChanges(commands, changed))
            announce('All commands have the keys they had at first.')
          }}
        >
          Set all keys as they were at first
        </Button>
      </div>
    </SettingsPage>
  )
}

function findRows(
  query: string,
  commands: readonly ShortcutRow[],
  table: ReturnType<typeof shortcutTable>,
  { mac }: Shell,
): Found[] {
  if (query.trim() === '') return commands.map(row => ({ row, ranges: [] }))
  const textsOf = (row: ShortcutRow) => [row.title, ...(table.get(row.id) ?? []).map(keys => keysText(keys, mac))]
  return rank(query, commands, textsOf, commands.length).map(({ item, text, ranges }) => ({
    row: item,
    ranges: text === 0 ? ranges : [],
  }))
}
