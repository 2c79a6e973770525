import {
  $createRangeSelection,
  $getRoot,
  $setSelection,
  COPY_COMMAND,
  type LexicalEditor,
  PASTE_COMMAND,
} from 'lexical'
import { afterEach, describe, expect, test } from 'vitest'
import { $jsonOf } from '../blocks.ts'
import fixture from '../format.fixture.json' with { type: 'json' }
import { aNote, aSource, testEditor } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'
import { markdownOf } from './copyExtension.ts'

afterEach(() => document.body.replaceChildren())

const t = (text: string, format = 0) => ({
  type: 'text',
  version: 1,
  text,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
})
const element = (type: string, children: object[], more: object = {}) => ({ type, version: 1, children, ...more })
const p = (...children: object[]) => element('paragraph', children)
const item = (words: string, more = {}) => element('listitem', [t(words)], more)
const list = (listType: string, ...items: object[]) => element('list', items, { listType, start: 1, tag: 'ul' })
const cell = (words: string, more = {}) =>
  element('tablecell', [p(t(words))], { headerState: 0, colSpan: 1, rowSpan: 1, ...more })
const link = { type: 'wiki-link', version: 1, target: 'n1', targetKind: 'note', label: 'Old', shown: null }
const around = { notes: [aNote('n1', 'Salala')], sources: [aSource('s1', 'Paper')] }

function openWindow(blocks: unknown[]): LexicalEditor {
  const editor = testEditor(blocks, around, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  return editor
}

function selectAll(editor: LexicalEditor): void {
  editor.update(
    () => {
      const selection = $createRangeSelection()
      const root = $getRoot()
      selection.anchor.set('root', 0, 'element')
      selection.focus.set('root', root.getChildrenSize(), 'element')
      $setSelection(selection)
    },
    { discrete: true },
  )
}

function copied(editor: LexicalEditor): DataTransfer {
  const clipboardData = new DataTransfer()
  editor.dispatchCommand(COPY_COMMAND, new ClipboardEvent('copy', { cancelable: true, clipboardData }))
  editor.read(() => {})
  return clipboardData
}

function copy(blocks: unknown[]): { html: string; markdown: string } {
  const editor = openWindow(blocks)
  selectAll(editor)
  const data = copied(editor)
  return { html: data.getData('text/html').replace('<meta charset="utf-8">', ''), markdown: data.getData('text/plain') }
}

const quote = {
  type: 'source-quote',
  version: 1,
  highlight: 'h',
  source: 's1',
  words: 'The gates\n\nwere shut.',
  locator: '¶ 9',
}
const footnote = { type: 'footnote', version: 1, content: [p(t('See '), link, t('.'))] }

describe('what a copy puts on the clipboard', () => {
  test.each([
    ['headings', [element('heading', [t('A & B')], { tag: 'h2' })], '<h2>A &amp; B</h2>', '## A & B'],
    [
      'marks',
      [p(t('a '), t('b', 1), t(' c', 3), t(' u', 8), t(' x', 16))],
      'a <b>b</b><b><i> c</i></b><u> u</u><code> x</code>',
      'a **b *c***<u> u</u>` x`',
    ],
    [
      'a list in a list',
      [list('bullet', item('a'), element('listitem', [list('number', item('b'), item('c'))]), item('d'))],
      '<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>',
      '- a\n  1. b\n  2. c\n- d',
    ],
    [
      'a check list',
      [list('check', item('done', { checked: true }), item('open', { checked: false }))],
      '<ul><li role="checkbox" aria-checked="true" style="list-style-type:none">☑ done</li><li role="checkbox" aria-checked="false" style="list-style-type:none">☐ open</li></ul>',
      '- [x] done\n- [ ] open',
    ],
    [
      'a table',
      [
        element('table', [
          element('tablerow', [cell('Year', { headerState: 1 }), cell('a|b', { headerState: 1 })]),
          element('tablerow', [cell('2012'), cell('1')]),
        ]),
      ],
      '<table border="1" cellspacing="0" cellpadding="4" style="border-collapse:collapse"><tr><th scope="col"><p>Year</p></th><th scope="col"><p>a|b</p></th></tr><tr><td><p>2012</p></td><td><p>1</p></td></tr></table>',
      '| Year | a\\|b |\n| --- | --- |\n| 2012 | 1 |',
    ],
    [
      'a quote from a source',
      [quote],
      '<blockquote><p>The gates</p><p>were shut.</p><p>— Baloch 2019, ¶ 9</p></blockquote>',
      '> The gates\n>\n> were shut.\n>\n> — Baloch 2019, ¶ 9 ',
    ],
    [
      'a callout',
      [element('callout', [p(t('Not cleared')), list('bullet', item('a'))], { tone: 'warning' })],
      '<blockquote><p><b>Warning</b></p><p>Not cleared</p><ul><li>a</li></ul></blockquote>',
      '> [!warning]\n> Not cleared\n>\n> - a',
    ],
    [
      'links and tags',
      [
        p(link, t(' '), element('link', [t('report')], { url: 'https://x.org/?a=1&b="2"' }), t(' '), {
          ...t('#us/aid'),
          type: 'tag',
          mode: 'token',
        }),
      ],
      'Salala <a href="https://x.org/?a=1&amp;b=%222%22">report</a> #us/aid',
      '[[Salala]] [report](https://x.org/?a=1&b="2") #us/aid',
    ],
    ['a line of Urdu', [p(t('راستہ بند'))], '<span dir="rtl">راستہ بند</span>', 'راستہ بند'],
    ['code', [element('code', [t('a < b'), { type: 'linebreak' }, t('c')])], '<pre>a &lt; b\nc</pre>', 'a < b\nc'],
    [
      'a rule and two paragraphs',
      [p(t('a_b *c* 5 * 3')), { type: 'horizontalrule' }, p(t('d'))],
      '<p>a_b *c* 5 * 3</p><hr><p>d</p>',
      'a_b *c* 5 * 3\n\n---\n\nd',
    ],
  ])('%s', (_name, blocks, html, markdown) => expect(copy(blocks)).toEqual({ html, markdown }))

  test('a footnote is one in Word, and stands at the end for others', () => {
    const { html } = copy([p(t('Paid'), footnote, t('.')), p(t('On'))])
    expect(html).toBe(
      '<p>Paid<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p><p>On</p>' +
        '<div style="mso-element:footnote-list"><hr><div style="mso-element:footnote" id="ftn1">' +
        '<p><a style="mso-footnote-id:ftn1" href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> See Salala.</p></div></div>',
    )
  })

  test('of every node there are words, and nothing of the app', () => {
    const { html, markdown } = copy(fixture)
    expect(html).not.toMatch(/class=|data-|<script|undefined|\[object/)
    expect(markdown).not.toMatch(/<!--|undefined|\[object|aide-memoire/)
    for (const words of ['The road north', 'پارلیمان کی شرائط', 'See the report.', 'The gate at Torkham'])
      expect(html).toContain(words)
  })

  test('words within a line come without a block', () => {
    const editor = openWindow([p(t('one two three'))])
    editor.update(() => $getRoot().getAllTextNodes()[0]?.select(4, 7), { discrete: true })
    const data = copied(editor)
    expect([data.getData('text/html'), data.getData('text/plain')]).toEqual(['<meta charset="utf-8">two', 'two'])
  })
})

test.each([
  ['a note with every node', fixture],
  ['a table alone', fixture.filter(block => block.type === 'table').slice(0, 1)],
  ['a callout alone', fixture.filter(block => block.type === 'callout').slice(0, 1)],
])('%s that is copied in the app is pasted with nothing different', (_name, blocks) => {
  const from = openWindow(blocks)
  selectAll(from)
  const data = copied(from)
  const to = openWindow([])
  to.update(() => $getRoot().selectEnd(), { discrete: true })
  to.dispatchCommand(PASTE_COMMAND, new ClipboardEvent('paste', { cancelable: true, clipboardData: data }))
  const read = (editor: LexicalEditor) => editor.read(() => $getRoot().getChildren().map($jsonOf))
  expect(read(to).slice(0, blocks.length)).toEqual(read(from))
})

test('Copy as Markdown takes the whole note where nothing is selected, and escapes what would be a mark', () => {
  const editor = openWindow([element('heading', [t('A')], { tag: 'h1' }), p(t('5 * 3 [[no]] _x_')), p(t('# no'))])
  expect(markdownOf(editor)).toBe('# A\n\n5 \\* 3 \\[[no]] \\_x\\_\n\n\\# no')
})
