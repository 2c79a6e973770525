import { $getRoot, type LexicalEditor } from 'lexical'
import { afterEach, expect, test, vi } from 'vitest'
import { findDate } from '#lib/dates.ts'
import { insertOptions } from '../insert/insertOptions.ts'
import { NOWHERE } from '../surroundings.ts'
import { outline, testEditor } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'
import { dateWords, daysFrom, timeWords } from './dateWords.ts'
import { $runDate, type DateAction, PICK_DATE_COMMAND } from './insertDate.ts'

const DAY = new Date(2026, 10, 22, 9, 5)
const t = (text: string) => ({ type: 'text', version: 1, text })
const p = (text: string) => ({ type: 'paragraph', version: 1, children: text ? [t(text)] : [] })

afterEach(() => document.body.replaceChildren())

function openWindow(...texts: string[]): LexicalEditor {
  const editor = testEditor(texts.map(p), {}, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  editor.update(() => $getRoot().selectEnd(), { discrete: true })
  return editor
}

test.each([
  ['words', false, 'en-GB', '22 November 2026'],
  ['words', false, 'en-US', 'November 22, 2026'],
  ['words', false, 'ur-PK', '22 November 2026'],
  ['words', false, 'fa-IR', '22 November 2026'],
  ['words', true, 'en-GB', '۲۲ نومبر ۲۰۲۶'],
  ['figures', false, 'en-GB', '2026-11-22'],
  ['figures', true, 'ur-PK', '2026-11-22'],
] as const)('a day in %s, in Urdu: %s, for %s', (form, isUrdu, locale, expected) => {
  const words = dateWords(DAY, form, isUrdu, locale)
  expect(words).toBe(expected)
  // The rest of the notebook reads it back.
  expect(findDate(words)?.edtf).toBe('2026-11-22')
})

test('a locale that is none is as good as none', () => {
  expect(dateWords(DAY, 'words', false, 'x')).toBe('22 November 2026')
})

test('the day after the last is in the next month, across a change of the clocks too', () => {
  expect(dateWords(daysFrom(new Date(2026, 11, 31, 23, 59), 1), 'figures')).toBe('2027-01-01')
  expect(dateWords(daysFrom(new Date(2026, 2, 29, 12), -1), 'figures')).toBe('2026-03-28')
  expect(timeWords(DAY)).toBe('09:05')
  expect(timeWords(DAY, true)).toBe('۰۹:۰۵')
})

test.each<[DateAction, string[], string]>([
  ['date.today', ['Met on '], 'Met on 22 November 2026'],
  ['date.tomorrow', ['Due '], 'Due 23 November 2026'],
  ['date.yesterday', [''], '21 November 2026'],
  ['date.figures', ['On '], 'On 2026-11-22'],
  ['date.time', ['At '], 'At 09:05'],
  ['date.today', ['ملاقات '], 'ملاقات ۲۲ نومبر ۲۰۲۶'],
  ['date.today', ['ملاقات', ''], 'ملاقات / ۲۲ نومبر ۲۰۲۶'],
])('%s after %j', (action, texts, expected) => {
  const language = vi.spyOn(navigator, 'language', 'get').mockReturnValue('en-GB')
  const editor = openWindow(...texts)
  editor.update(() => $runDate(editor, action, DAY), { discrete: true })
  expect(outline(editor)).toBe(expected)
  language.mockRestore()
})

test('another date is asked for', () => {
  const editor = openWindow('x')
  const asked = vi.fn(() => true)
  editor.registerCommand(PICK_DATE_COMMAND, asked, 0)
  editor.update(() => $runDate(editor, 'date.pick', DAY), { discrete: true })
  expect(asked).toHaveBeenCalledOnce()
})

test('the menu under / has them by their names and by “date”, with what they write', () => {
  const titles = (query: string) => insertOptions(query, NOWHERE).map(({ words }) => words)
  expect(titles('today')[0]).toBe('Today')
  expect(titles('date')).toEqual(expect.arrayContaining(['Today', 'Tomorrow', 'Yesterday', 'Pick a date…']))
  expect(titles('time')[0]).toBe('Time now')
  const figures = insertOptions('figures', NOWHERE)[0]
  expect(figures?.end).toBe(dateWords(new Date(), 'figures'))
})
