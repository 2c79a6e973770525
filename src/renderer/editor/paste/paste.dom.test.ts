import { $getRoot, KEY_DOWN_COMMAND, type LexicalEditor, PASTE_COMMAND } from 'lexical'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Around, aNote, outline, testEditor } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'

afterEach(() => document.body.replaceChildren())

function pasteEvent(data: Record<string, string>): ClipboardEvent {
  const clipboardData = new DataTransfer()
  for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text)
  return new ClipboardEvent('paste', { cancelable: true, clipboardData })
}

function editorWith(around: Around = {}, blocks: unknown[] = []): LexicalEditor {
  const editor = testEditor(blocks, { notes: [aNote('n1', 'Salala')], ...around }, [windowExtension])
  const root = document.createElement('div')
  root.contentEditable = 'true'
  document.body.append(root)
  editor.setRootElement(root)
  editor.update(() => $getRoot().selectEnd(), { discrete: true })
  return editor
}

function paste(data: Record<string, string>, around: Around = {}, blocks: unknown[] = []): string {
  const editor = editorWith(around, blocks)
  editor.dispatchCommand(PASTE_COMMAND, pasteEvent(data))
  return outline(editor)
}

const html = (page: string, text = 'plain') => paste({ 'text/html': page, 'text/plain': text })

describe('pages', () => {
  test.each([
    [
      '<h2>Head</h2><p>One <b>b</b> <i>i</i> <u>u</u> <s>s</s> <code>c</code></p>',
      'h2: Head / One {1 b} {2 i} {8 u} {4 s} {16 c}',
    ],
    ['<p>One</p><p>&nbsp;</p><p><br></p><p>Two</p>', 'One / Two'],
    [
      '<p>a <a href="https://x.org/y" style="text-decoration:underline" target=_blank>l</a></p><p>x</p>',
      'a (l)→https://x.org/y / x',
    ],
    ['<p>a <a href="javascript:alert(1)">bad</a> <a href="/rel">rel</a></p><p>x</p>', 'a bad rel / x'],
    ['<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', 'bullet: a · bullet: b · c'],
    ['<ol start="4"><li>a</li></ol><p>x</p>', 'number: a / x'],
    ['<blockquote>said</blockquote><hr><pre>let a\nb</pre>', 'quote: said / horizontalrule / code: let a⏎b'],
    [
      '<blockquote><p>One <b>b</b></p><p>Two</p><ul><li>a</li></ul><blockquote>deep</blockquote><p>Three</p></blockquote><p>x</p>',
      'quote: One {1 b}⏎⏎Two / bullet: a / quote: deep / quote: Three / x',
    ],
    [
      '<table><tr><td><blockquote><p>One</p><p>Two</p></blockquote></td><td>b</td></tr></table>',
      'table: quote: One⏎⏎Two | b',
    ],
    ['<ul><li><blockquote><p>One</p></blockquote></li><li>b</li></ul>', 'bullet: One · b'],
    [
      '<p style="font-weight:700">all bold</p><p>x <span style="font-weight:600">b</span> <span style="font-style:italic">i</span></p>',
      '{1 all bold} / x {1 b} {2 i}',
    ],
    [
      '<p>x</p><p><span style="color:red;background:#ff0;font-family:Arial;font-size:40px">plain</span> <sup>2</sup></p>',
      'x / plain 2',
    ],
    ['<h1><b>Head</b> <span style="font-weight:bold">on</span></h1><p>x</p>', 'h1: Head on / x'],
    [
      '<p>once online = good, "only=y"</p><p>a <a href="https://x.org/online=1?on=2">l</a></p><p title=">" onclick="x()">b</p>',
      'once online = good, "only=y" / a (l)→https://x.org/online=1?on=2 / b',
    ],
    [
      '<p>a</p><script>alert(1)</script><style>p{}</style><img src=x onerror=alert(1)><svg onload=alert(1)></svg><iframe></iframe><p>b</p>',
      'a / b',
    ],
    [
      '<table><tr><th>Year</th><th>Aid</th></tr><tr><td>2010</td><td><p>1.5</p></td></tr></table>',
      'table: *Year | *Aid ⏐ 2010 | 1.5',
    ],
    ['<table><tr><td><p>laid out</p><p>by a table</p></td></tr></table>', 'laid out / by a table'],
    ['<p style="text-align:right;margin-left:40px" dir="rtl">x</p><p>y</p>', 'x / y'],
    ['<p>see [[Salala]] and #us/aid</p><p>x</p>', 'see [[Salala]] and <#us/aid> / x'],
    ['<p>a<!-- secret --></p><p hidden>no</p><div style="display:none">no</div><p>b</p>', 'a / b'],
  ])('%j', (page, text) => expect(html(page)).toBe(text))

  test('what is pasted bears no style, alignment or foreign attribute', () => {
    const editor = editorWith()
    const page =
      '<p style="text-align:center" dir="rtl"><span style="color:red">a</span></p><p><a href="https://x.org" title="t" rel="x" target="y">b</a></p>'
    editor.dispatchCommand(PASTE_COMMAND, pasteEvent({ 'text/html': page, 'text/plain': 'x' }))
    const json = JSON.stringify(editor.getEditorState())
    expect(json).not.toMatch(/red|center|rtl|"t"|"y"/)
  })
})

describe('Word', () => {
  const head =
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{margin:0}</style></head><body lang=EN-GB><!--StartFragment-->'
  const item = (level: number, marker: string, words: string) =>
    `<p class=MsoListParagraphCxSpMiddle style='margin-left:36pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-US>${words}<o:p></o:p></span></p>`

  test('headings, marks and paragraphs', () => {
    const page = `${head}<p class=MsoTitle>Memo<o:p></o:p></p><h1><span style='font-size:16pt'>One</span></h1><p class=MsoNormal>Plain <b style='mso-bidi-font-weight:normal'>bold</b> <span style='font-weight:700'>too</span><o:p>&nbsp;</o:p></p><p class=MsoQuote>said</p><!--EndFragment-->`
    expect(html(page)).toBe('h1: Memo / h1: One / Plain {1 bold} {1 too} / quote: said')
  })

  test('lists, which it writes as paragraphs', () => {
    const page = `${head}${item(1, '·', 'a')}${item(2, 'o', 'b')}${item(1, '·', 'c')}<p class=MsoNormal>between</p>${item(1, '3.', 'three')}`
    expect(html(page)).toBe('bullet: a · bullet: b · c / between / number: three')
  })
})

test('Google Docs', () => {
  const page =
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:400">Head</span></h2><p dir="ltr"><span style="font-weight:400">a </span><span style="font-weight:700">bold</span><span style="font-weight:400;font-style:italic"> it</span></p></b>'
  expect(html(page)).toBe('h2: Head / a {1 bold}{2  it}')
})

describe('tables', () => {
  const cell = (text: string) =>
    `<td style="width:65pt;border:solid windowtext 1pt;background:#ff0"><p class=MsoNormal>${text}<o:p></o:p></p></td>`

  test('from Word', () => {
    const rows = `<tr style='mso-yfti-irow:0'>${cell('<b>Year</b>')}${cell('Aid')}</tr><tr>${cell('2010')}${cell('1.5')}</tr>`
    const page = `<html xmlns:o="urn:x"><body><!--StartFragment--><p class=MsoNormal>Before</p><table class=MsoTableGrid border=1>${rows}</table><!--EndFragment-->`
    expect(html(page)).toBe('Before / table: {1 Year} | Aid ⏐ 2010 | 1.5')
  })

  test('from Google Docs', () => {
    const page =
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><div dir="ltr" align="left"><table style="border:none"><colgroup><col width="89"/><col width="90"/></colgroup><tbody><tr style="height:0pt"><td style="vertical-align:top"><p dir="ltr"><span style="font-weight:700">Year</span></p></td><td><p dir="rtl"><span>امداد</span></p></td></tr><tr><td><ul><li>a</li></ul></td><td></td></tr></tbody></table></div></b>'
    expect(html(page)).toBe('table: {1 Year} | امداد ⏐ bullet: a | ')
  })

  test('from a spreadsheet', () => {
    const page =
      '<google-sheets-html-origin><style>td{}</style><table xmlns="http://www.w3.org/1999/xhtml" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px"><td style="font-weight:bold" data-sheets-value="{}">Year</td><td colspan="2">Aid</td></tr><tr><td>2010</td><td>1,5</td><td>0</td></tr></tbody></table>'
    expect(html(page, 'x')).toBe('table: {1 Year} | Aid ⏐ 2010 | 1,5 | 0')
    expect(paste({ 'text/plain': 'Year\tAid\n2010\t1,5\n' })).toBe('table: Year | Aid ⏐ 2010 | 1,5')
  })

  test('what is pasted over cells fills them, and the table grows', () => {
    const cells = (...texts: string[]) =>
      texts.map(text => ({ type: 'tablecell', children: [{ type: 'paragraph', children: [{ type: 'text', text }] }] }))
    const row = (...texts: string[]) => ({ type: 'tablerow', children: cells(...texts) })
    const editor = editorWith({}, [{ type: 'table', children: [row('a', 'b'), row('c', '')] }])
    editor.update(() => $getRoot().getLastDescendant()?.selectEnd(), { discrete: true })
    editor.dispatchCommand(PASTE_COMMAND, pasteEvent({ 'text/plain': '1\t2\n3\t4' }))
    expect(outline(editor)).toBe('table: a | b |  ⏐ c | 1 | 2 ⏐  | 3 | 4')
  })

  test.each([
    [
      'one in another comes in as lines',
      '<table><tr><td>a</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>',
      'table: a | 1 | 2',
    ],
    [
      'one inside a layout stays',
      '<table><tr><td><table><caption>Aid</caption><tr><td>1</td><td>2</td></tr></table></td></tr></table><p>x</p>',
      'Aid / table: 1 | 2 / x',
    ],
    ['a span that goes nowhere', '<table><tr><td rowspan=60000>1</td><td>2</td></tr></table>', 'table: 1 | 2'],
  ])('%s', (_name, page, text) => expect(html(page)).toBe(text))

  test('a page with a table that is pasted into a cell comes in as lines', () => {
    const cell = { type: 'tablecell', children: [{ type: 'paragraph', children: [{ type: 'text', text: 'x' }] }] }
    const editor = editorWith({}, [{ type: 'table', children: [{ type: 'tablerow', children: [cell, cell] }] }])
    editor.update(() => $getRoot().getLastDescendant()?.selectEnd(), { discrete: true })
    const page = '<p>a</p><table><tr><td>1</td><td>2</td></tr></table><p>b</p>'
    editor.dispatchCommand(PASTE_COMMAND, pasteEvent({ 'text/html': page, 'text/plain': 'x' }))
    expect(outline(editor)).toBe('table: x | xa / 1 | 2 / b')
  })

  test('what is too large for a note comes in as lines', () => {
    const rows = '<tr><td>a</td><td>b</td></tr>'.repeat(1600)
    expect(html(`<table>${rows}</table>`).slice(0, 13)).toBe('a | b / a | b')
  })
})

describe('plain text', () => {
  const plain = (text: string) => paste({ 'text/plain': text })
  test('Markdown becomes what it says', () => expect(plain('# A\n\n- b\n- c')).toBe('h1: A / bullet: b · c'))
  test('other text keeps its lines', () => expect(plain('one\n\ntwo\nthree')).toBe('one / two / three'))
  test('a line goes into the line', () => {
    const blocks = [{ type: 'paragraph', children: [{ type: 'text', text: 'see ' }] }]
    expect(paste({ 'text/plain': 'Salala #x' }, {}, blocks)).toBe('see Salala <#x>')
  })

  test('Ctrl+Shift+V takes the words as they are', () => {
    const editor = editorWith()
    editor.dispatchCommand(KEY_DOWN_COMMAND, new KeyboardEvent('keydown', { key: 'V', ctrlKey: true, shiftKey: true }))
    editor.dispatchCommand(PASTE_COMMAND, pasteEvent({ 'text/plain': '# A **b** [[Salala]]' }))
    expect(outline(editor)).toBe('# A **b** [[Salala]]')
  })

  test('in a code block everything is code', () => {
    const blocks = [{ type: 'code', children: [{ type: 'text', text: 'a' }] }]
    expect(paste({ 'text/html': '<b>x</b>', 'text/plain': '# b\n#c' }, {}, blocks)).toBe('code: a# b⏎#c')
  })
})

test('our own copy keeps its ids', () => {
  const link = { type: 'wiki-link', version: 1, target: 'n1', targetKind: 'note', label: 'x', shown: null }
  const payload = JSON.stringify({ namespace: 'aide-memoire', nodes: [link] })
  const editor = editorWith()
  editor.dispatchCommand(
    PASTE_COMMAND,
    pasteEvent({ 'application/x-lexical-editor': payload, 'text/html': '<p>x</p>', 'text/plain': 'x' }),
  )
  expect(outline(editor)).toBe('[[Salala]]')
})

describe('too much', () => {
  const large = 'word '.repeat(30_000)
  test.each([
    ['one long paragraph', { 'text/plain': large }],
    ['a large page', { 'text/plain': 'x', 'text/html': `<p>${'a b '.repeat(600_000)}</p>` }],
    ['a large text', { 'text/plain': 'line\n'.repeat(500_000) }],
  ])('%s is offered to be kept as a source', (_name, data: Record<string, string>) => {
    const onLargePaste = vi.fn()
    expect(paste(data, { onLargePaste })).toBe('')
    expect(onLargePaste).toHaveBeenCalledWith({ html: data['text/html'] ?? null, text: data['text/plain'] })
  })

  test('where nobody keeps it, it comes in as paragraphs of a bearable length', () => {
    const editor = editorWith()
    editor.dispatchCommand(PASTE_COMMAND, pasteEvent({ 'text/plain': large }))
    const sizes = editor.read(() =>
      $getRoot()
        .getChildren()
        .map(node => node.getTextContentSize()),
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(149_000)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(20_001)
  })
})
