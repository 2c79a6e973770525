import { X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { whyReadOnly } from '#data/db.ts'
import { changeAliases, inUse } from '#data/notes.ts'
import type { Id } from '#data/rows.ts'
import { useHeads } from '#data/useHeads.ts'
import { counted, dayOf } from '#lib/when.ts'
import { isUrdu } from '#lib/words.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './AboutNote.module.css'

/** What is known of a note besides its text, and its other names. */
export function AboutNote({ id }: { id: Id }) {
  const note = useHeads(heads => heads.notes.get(id))
  if (!note) return null
  const backlinks = inUse(id).notes.length
  return (
    <div className={styles.about}>
      <dl className={styles.facts}>
        <Fact name="Created">{dayOf(note.createdAt)}</Fact>
        <Fact name="Changed">{dayOf(note.changedAt)}</Fact>
        <Fact name="Length">{counted(note.words, 'word')}</Fact>
        <Fact name="Links">
          {counted(note.links.length, 'place')} from here, {counted(backlinks, 'note')} to here
        </Fact>
      </dl>
      <fieldset className={styles.form} disabled={whyReadOnly() !== null}>
        <Aliases key={id} id={id} aliases={note.aliases} />
      </fieldset>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Aliases({ id, aliases }: { id: Id; aliases: string[] }) {
  const [typed, setTyped] = useState('')
  const add = () => {
    const alias = typed.trim().replace(/\s+/g, ' ')
    setTyped('')
    if (alias !== '' && !aliases.includes(alias))
      attempt(changeAliases(id, { add: [alias] }), 'The alias was not kept.')
  }
  return (
    <section className={styles.aliases} aria-labelledby="aliases">
      <h3 id="aliases" className={styles.head}>
        Aliases
      </h3>
      <p className={styles.why}>Other names that links and the switcher find this note by.</p>
      <ul>
        {aliases.map(alias => (
          <li key={alias} className={styles.alias} lang={isUrdu(alias) ? 'ur' : undefined}>
            <span>
              <bdi>{alias}</bdi>
            </span>
            <IconButton
              icon={X}
              label={`Remove the alias ${alias}`}
              size="small"
              onPress={() => attempt(changeAliases(id, { remove: [alias] }), 'The alias was not taken away.')}
            />
          </li>
        ))}
      </ul>
      <div className={styles.add}>
        <TextField
          label="New alias"
          hideLabel
          placeholder="Another name"
          value={typed}
          onChange={setTyped}
          onEnter={add}
        />
        <Button onPress={add} disabled={typed.trim() === ''}>
          Add
        </Button>
      </div>
    </section>
  )
}
