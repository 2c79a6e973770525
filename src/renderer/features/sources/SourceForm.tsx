import { useState } from 'react'
import type { SourceHead } from '#data/rows.ts'
import { saveSource } from '#data/sources.ts'
import { tagNames } from '#data/tags.ts'
import { type Csl, SOURCE_TYPES, type SourceType } from '#lib/csl.ts'
import { dateProblem, parseDate, showDate } from '#lib/dates.ts'
import { rank } from '#lib/fuzzy.ts'
import type { Open } from '#lib/place.ts'
import { normalTag } from '#lib/tag.ts'
import { attempt } from '#ui/attempt.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/Select.tsx'
import { TagField } from '#ui/TagField.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import { AuthorsField } from './AuthorsField.tsx'
import styles from './SourceForm.module.css'
import { edited } from './sourceEdit.ts'
import { useSourceEdit } from './useSourceEdit.ts'

const TYPES = (Object.keys(SOURCE_TYPES) as SourceType[]).map(value => ({ value, label: SOURCE_TYPES[value] }))
const LANGUAGES: Record<string, string> = {
  '': 'Not known',
  en: 'English',
  ur: 'Urdu',
  ar: 'Arabic',
  fa: 'Persian',
  ps: 'Pashto',
  sd: 'Sindhi',
  pa: 'Punjabi',
  hi: 'Hindi',
  zh: 'Chinese',
  fr: 'French',
  de: 'German',
}

export type SourceFormProps = { source: SourceHead; open?: Open }

/** The bibliographic data of a source, saved as one types. What was guessed from the text says so until it is confirmed. */
export function SourceForm({ source, open }: SourceFormProps) {
  const { edit, draft } = useSourceEdit(source.id)
  const csl = edited(source, draft)
  const flush = () => void edit.flush()
  const guess = (field: keyof Csl, name: string) => (
    <Guess key={field} source={source} field={field} name={name} isEdited={field in draft} />
  )
  return (
    <div className={styles.form}>
      <div>
        <TextArea
          label="Title"
          rows={2}
          value={csl.title}
          onChange={title => edit.set('title', oneLine(title))}
          onBlur={flush}
        />
        {guess('title', 'title')}
      </div>
      <div>
        <AuthorsField authors={csl.author} onChange={author => edit.set('author', author)} onBlur={flush} />
        {guess('author', 'authors')}
      </div>
      <div>
        <DateField key={source.id} value={csl.issued} onChange={issued => edit.set('issued', issued)} onBlur={flush} />
        {guess('issued', 'date')}
      </div>
      <div>
        <TextField
          label="Publisher or newspaper"
          value={csl.publisher}
          onChange={publisher => edit.set('publisher', publisher)}
          onBlur={flush}
        />
        {guess('publisher', 'publisher')}
      </div>
      <div>
        <TextField
          label="Part of"
          placeholder="Journal, book or series"
          value={csl['container-title']}
          onChange={title => edit.set('container-title', title)}
          onBlur={flush}
        />
        {guess('container-title', 'journal')}
      </div>
      <div>
        <Select label="Kind" value={csl.type} onChange={type => edit.set('type', type, false)} options={TYPES} />
        {guess('type', 'kind')}
      </div>
      <div>
        <Select
          label="Language"
          value={csl.language}
          onChange={language => edit.set('language', language, false)}
          options={languagesWith(csl.language)}
        />
        {guess('language', 'language')}
      </div>
      <div>
        <AddressField key={source.id} value={csl.URL} onChange={URL => edit.set('URL', URL)} onBlur={flush} />
        {guess('URL', 'address')}
      </div>
      <TagField
        label="Tags"
        tags={source.tags}
        onChange={tags => attempt(saveSource(source.id, { tags }), 'The tags were not kept.')}
        normal={normalTag}
        suggest={query => rank(query, tagNames(), ({ tag }) => [tag], 8).map(({ item }) => item.tag)}
        onOpen={open && (tag => open({ kind: 'tag', query: { all: [tag], any: [], none: [] } }))}
      />
    </div>
  )
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')

function languagesWith(language: string): { value: string; label: string }[] {
  const known = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))
  if (language in LANGUAGES) return known
  const base = LANGUAGES[language.split('-')[0]!]
  return [...known, { value: language, label: base ? `${base} (${language})` : language }]
}

type GuessProps = { source: SourceHead; field: keyof Csl; name: string; isEdited: boolean }

/** Nobody but the text itself said so. */
function Guess({ source, field, name, isEdited }: GuessProps) {
  if (isEdited || !source.guessed.includes(field)) return null
  const confirm = () => attempt(saveSource(source.id, { confirmed: [field] }), 'The field was not confirmed.')
  return (
    <p className={styles.guess}>
      <span>Guessed from the text</span>
      <Button variant="link" size="small" label={`It is right: the ${name}`} onPress={confirm}>
        It is right
      </Button>
    </p>
  )
}

type FieldProps = { value: string; onChange: (value: string) => void; onBlur: () => void }

/** Takes any usual way of writing a date; keeps EDTF. What is no date stays in the field, with a sentence, and is not kept. */
function DateField({ value, onChange, onBlur }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const problem = typed === null ? null : dateProblem(typed)
  const type = (text: string) => {
    setTyped(text)
    const date = text.trim() === '' ? '' : parseDate(text)
    if (date !== null) onChange(date)
  }
  const leave = () => {
    if (problem === null) setTyped(null)
    onBlur()
  }
  return (
    <TextField
      label="Published"
      placeholder="2025-09-20, 2025-09 or 2025"
      value={typed ?? value}
      onChange={type}
      onBlur={leave}
      error={problem ? `${problem} Not kept yet.` : undefined}
      help={value === '' || typed !== null ? undefined : showDate(value)}
    />
  )
}

function AddressField({ value, onChange, onBlur }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && typed.trim() !== '' && !isAddress(typed.trim())
  const type = (text: string) => {
    setTyped(text)
    if (text.trim() === '' || isAddress(text.trim())) onChange(text.trim())
  }
  const leave = () => {
    if (!isWrong) setTyped(null)
    onBlur()
  }
  return (
    <TextField
      label="Address"
      type="url"
      placeholder="https://"
      value={typed ?? value}
      onChange={type}
      onBlur={leave}
      error={isWrong ? 'Write a web address, as https://example.org/page. Not kept yet.' : undefined}
    />
  )
}

function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol) && text.length <= 2000
  } catch {
    return false
  }
}
