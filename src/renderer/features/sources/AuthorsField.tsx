import { Plus, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Name } from '#lib/csl.ts'
import { Button } from '#ui/Button.tsx'
import { IconButton } from '#ui/IconButton.tsx'
import { TextField } from '#ui/TextField.tsx'
import styles from './SourceForm.module.css'

type AuthorsFieldProps = { authors: Name[]; onChange: (authors: Name[]) => void; onBlur: () => void }

/** People have given and family names, organisations one name; Urdu names stay whole as well. */
export function AuthorsField({ authors, onChange, onBlur }: AuthorsFieldProps) {
  const box = useRef<HTMLFieldSetElement>(null)
  const isAdding = useRef(false)
  const count = authors.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: the input of a new author is there after the next render
  useEffect(() => {
    if (!isAdding.current) return
    isAdding.current = false
    const rows = box.current?.querySelectorAll('li')
    rows?.[rows.length - 1]?.querySelector('input')?.focus()
  }, [count])
  const put = (at: number, name: Name) => onChange(authors.map((other, i) => (i === at ? name : other)))
  const add = (name: Name) => {
    isAdding.current = true
    onChange([...authors, name])
  }
  return (
    <fieldset className={styles.authors} ref={box}>
      <legend className={styles.legend}>Authors</legend>
      <ul>
        {authors.map((name, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two authors may bear one name while they are typed
          <li key={i} className={styles.author}>
            <NameInputs name={name} number={i + 1} onChange={next => put(i, next)} onBlur={onBlur} />
            <IconButton
              icon={X}
              label={`Remove author ${i + 1}`}
              size="small"
              onPress={() => onChange(authors.filter((_, at) => at !== i))}
            />
          </li>
        ))}
      </ul>
      <div className={styles.add}>
        <Button size="small" icon={Plus} onPress={() => add({ given: '', family: '' })} label="Add a person">
          Person
        </Button>
        <Button
          size="small"
          icon={Plus}
          onPress={() => add({ literal: '' })}
          label="Add one name: an organisation, or a name in one piece"
        >
          One name
        </Button>
      </div>
    </fieldset>
  )
}

type NameInputsProps = { name: Name; number: number; onChange: (name: Name) => void; onBlur: () => void }

function NameInputs({ name, number, onChange, onBlur }: NameInputsProps) {
  if (name.literal !== undefined) {
    return (
      <TextField
        label={`Author ${number}`}
        hideLabel
        placeholder="Name"
        value={name.literal}
        onChange={literal => onChange({ literal })}
        onBlur={onBlur}
      />
    )
  }
  return (
    <div className={styles.names}>
      <TextField
        label={`Given names of author ${number}`}
        hideLabel
        placeholder="Given"
        value={name.given ?? ''}
        onChange={given => onChange({ ...name, given })}
        onBlur={onBlur}
      />
      <TextField
        label={`Family name of author ${number}`}
        hideLabel
        placeholder="Family"
        value={name.family ?? ''}
        onChange={family => onChange({ ...name, family })}
        onBlur={onBlur}
      />
    </div>
  )
}
