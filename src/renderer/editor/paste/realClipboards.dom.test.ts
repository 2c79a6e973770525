import { readFileSync } from 'node:fs'
import { $getRoot, PASTE_COMMAND } from 'lexical'
import { afterEach, expect, test } from 'vitest'
import { aNote, outline, testEditor } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'

afterEach(() => document.body.replaceChildren())

const fixture = (name: string) => readFileSync(`src/renderer/editor/paste/fixtures/${name}`, 'utf8')

function paste(data: Record<string, string>) {
  const editor = testEditor([], { notes: [aNote('n1', 'Salala')] }, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  editor.update(() => $getRoot().selectEnd(), { discrete: true })
  const clipboardData = new DataTransfer()
  for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text)
  editor.dispatchCommand(PASTE_COMMAND, new ClipboardEvent('paste', { cancelable: true, clipboardData }))
  return { lines: outline(editor).split(' / '), json: JSON.stringify(editor.getEditorState()) }
}

/** What no paste leaves in a note, whoever wrote it: looks, names of styles, scripts, addresses that would be loaded. */
const NEVER =
  /mso|Mso|"style":"[^"]|font-|rgb\(|#[0-9a-f]{6}|windowtext|docs-internal|data-sheets|cellpadding|class=|javascript:|steal|file:\/\/|data:image|googleusercontent|pixel\.example|cdn\.example|ads\.example|utm_medium/

type Row = {
  from: string
  file: string
  /** What is kept: one line for each block, see `outline`. */
  kept: string[]
  /** What stands in the clipboard and not in the note, beside what is never kept. */
  dropped: string[]
}

const TABLE: Row[] = [
  {
    from: 'Word',
    file: 'word.htm',
    kept: [
      'h1: Transit after Salala',
      'h1: The closure',
      'Supply lines were shut for {1 seven months}, {2 in full}, and the {4 first} {8 second} offer failed.^[Statement of 3 July 2012, Dawn.]',
      'bullet: Chaman · bullet: Friendship Gate · Torkham',
      'See (the report)→https://www.state.gov/report?id=4&utm_source=mail.',
      'number: Apology · Reopening',
      'table: {1 Year} | {1 Paid} ⏐ 2012 | 1.18 bn',
      'in two parts',
      'quote: “We are sorry.”',
    ],
    dropped: ['supportLists', 'justify', '[1]', 'clip_image', 'OfficeDocumentSettings', '·'],
  },
  {
    from: 'Word in Urdu',
    file: 'wordUrdu.htm',
    kept: [
      'h2: راستے کی بندش',
      'سلالہ کے بعد پاکستان نے {1 سات ماہ} تک راستہ بند رکھا۔ سال ۲۰۱۲ء میں NATO سے بات ہوئی۔',
      'bullet: چمن',
    ],
    dropped: ['Jameel', '"rtl"', '"right"'],
  },
  {
    from: 'Google Docs',
    file: 'googleDocs.htm',
    kept: [
      'h1: The closure',
      'Shut for {1 seven months}{2  in full}{4  first}th, see (the report)→https://www.state.gov/report.',
      'bullet: Chaman · bullet: Friendship Gate · Torkham',
      'number: Apology',
      'check: [x] {4 Ask the archive} · Read the cable',
      'table: {1 Year} | {1 Paid} ⏐ 2012 | ایک ارب',
    ],
    dropped: ['google.com/url', 'Arial', 'unchecked'],
  },
  {
    from: 'a web page in Chrome',
    file: 'webPage.htm',
    kept: [
      'h2: A committee reports',
      'By (A Writer)→https://news.example.org/people/a-writer?ref=article',
      'The committee {1 met twice} and said “no”.^[Minutes of 4 July.]',
      'The gate at Torkham',
      'bullet: one · bullet: one and a half · two',
      'quote: Nothing was paid.',
      'code: pay(fee)⏎wait()',
      'table: *Year | *Paid ⏐ 2012 | 1.18 bn',
      'horizontalrule',
      'End.',
    ],
    dropped: ['Subscribe', '↩', 'center', 'lede', 'language-js'],
  },
  {
    from: 'Wikipedia',
    file: 'wikipedia.htm',
    kept: [
      'The {1 Salala incident} was an engagement between (Pakistani forces)→https://en.wikipedia.org/wiki/Pakistan_Armed_Forces and NATO.^["Nato attack". Dawn. 26 November 2011.] It was denied.([2])→https://en.wikipedia.org/wiki/2011_Salala#cite_note-2[({2 citation needed})→https://en.wikipedia.org/wiki/Wikipedia:Citation_needed]',
      'h2: References',
    ],
    dropped: ['cite_ref', 'mw-cite'],
  },
  {
    from: 'Excel',
    file: 'excel.htm',
    kept: ['table: Year | Paid | Note ⏐ 2011 | 1,200 |  ⏐ 2012 | $1,180 | in two⏎parts'],
    dropped: ['xl65', '\u00a0', 'colWidths'],
  },
  {
    from: 'Google Sheets',
    file: 'googleSheets.htm',
    kept: ['table: {1 Year} | {1 Paid} ⏐ 2012 | (1.18)→https://www.state.gov/report ⏐ Total in billions'],
    dropped: ['SUM', '"backgroundColor":"', 'in-cell-link'],
  },
  {
    from: 'LibreOffice Calc',
    file: 'calc.htm',
    kept: ['table: {1 سال} | {1 امداد} ⏐ ۲۰۱۰ | ۱٫۵'],
    dropped: ['sdval', 'comment-indicator'],
  },
  {
    from: 'LibreOffice Writer',
    file: 'writer.htm',
    kept: [
      'h1: The closure',
      'Shut for {1 seven months}.^[Dawn, 4 July 2012.]',
      'bullet: Chaman · bullet: Friendship Gate · Torkham',
    ],
    dropped: ['sdfootnote', 'western'],
  },
  {
    from: 'Apple Notes',
    file: 'appleNotes.htm',
    kept: ['h1: Islamabad, July', 'Met {1 two} officers.', 'bullet: Fee per container · bullet: asked 5,000 · Apology'],
    dropped: ['Cocoa', 'Apple-converted-space'],
  },
  {
    from: 'an Urdu page',
    file: 'urduPage.htm',
    kept: [
      'h1: نیٹو سپلائی بحال',
      'اسلام آباد (نامہ نگار) پاکستان نے منگل کو راستہ کھولنے کا اعلان کیا۔ رقم ۵۰۰۰ ڈالر فی کنٹینر تھی۔',
      'دوسری طرف “کوئی فیس نہیں” کہا گیا؛ می\u200cخواہیں؟',
      '{1 مزید پڑھیں}',
      'تازہ ترین',
    ],
    dropped: ['Jameel', 'marquee', '"rtl"', 'justify'],
  },
  {
    from: 'the plain text of a spreadsheet',
    file: 'excel.txt',
    kept: ['table: Year | Paid | Note ⏐ 2011 | 1,200 |  ⏐ 2012 | $1,180 | in two', 'parts'],
    dropped: [],
  },
  {
    from: 'Obsidian',
    file: 'obsidian.txt',
    kept: [
      'h1: The closure',
      'Shut for {1 seven months}, {4 first} {2 in full}, see [[the incident]] and (the report)→https://www.state.gov/report. <#us/aid>',
      '<warning: Not cleared',
      'The figures are {2 not} ours.',
      'bullet: neither is the list>',
      'quote: Nothing was paid.⏎Nobody asked.',
      'bullet: Chaman · bullet: Friendship Gate · Torkham',
      'number: Apology · Reopening',
      'check: [x] Ask the archive · Read the cable',
      'table: *Year | *Paid ⏐ 2012 | {1 1.18} bn ⏐ 2013 | a | b',
      'It reopened.^[Statement of 3 July 2012, Dawn.] And closed.^[Only for a day.] Twice.[^gone]',
      'code: pay(fee) // #no [[no]]',
      'horizontalrule',
      '![[gate.png]]',
    ],
    dropped: ['[^1]', '---', '[!warning]'],
  },
  {
    from: 'plain text',
    file: 'plain.txt',
    kept: [
      'Dear all,',
      'the report is at (https://www.state.gov/report?id=4#part_2)→https://www.state.gov/report?id=4#part_2 and the *draft* is 5 * 3 pages.',
      'Yours',
      '-- ',
      'A. Khan, +92 51 123 (see www.example.org/a_b_c)',
    ],
    dropped: [],
  },
]

test.each(TABLE)('from $from', ({ file, kept, dropped }) => {
  const type = file.endsWith('.htm') ? 'text/html' : 'text/plain'
  const { lines, json } = paste({ [type]: fixture(file), ...(type === 'text/html' && { 'text/plain': 'plain' }) })
  expect(lines).toEqual(kept)
  expect(json).not.toMatch(NEVER)
  for (const gone of dropped) expect(json).not.toContain(gone)
})

test('what a footnote says keeps its marks and links', () => {
  const { json } = paste({ 'text/html': fixture('word.htm'), 'text/plain': 'x' })
  expect(json).toMatch(/"content":.*"format":2,[^}]*"text":"Dawn"/)
  const markdown = paste({ 'text/plain': '# A\n\nSaid.[^a]\n\n[^a]: See [[Salala]] #us/aid **now**' })
  expect(markdown.json).toMatch(/"content":.*"wiki-link".*"#us\/aid"/)
})
