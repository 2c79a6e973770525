import { $getRoot, KEY_DOWN_COMMAND, type LexicalEditor, PASTE_COMMAND } from 'lexical'
import { describe, expect, test, vi } from 'vitest'
import { type Around, aNote, outline, testEditor } from '../testEditor.ts'
import { windowExtension } from '../windowExtension.ts'

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
      '<p style="font-weight:700">all bold</p><p>x <span style="font-weight:600">b</span> <span style="font-style:italic">i</span></p>',
      '{1 all bold} / x {1 b} {2 i}',
    ],
    [
      '<p>x</p><p><span style="color:red;background:#ff0;font-family:Arial;font-size:40px">plain</span> <sup>2</sup></p>',
      'x / plain 2',
    ],
    ['<h1><b>Head</b> <span style="font-weight:bold">on</span></h1><p>x</p>', 'h1: Head on / x'],
    [
      '<p>a</p><script>alert(1)</script><style>p{}</style><img src=x onerror=alert(1)><svg onload=alert(1)></svg><iframe></iframe><p>b</p>',
      'a / b',
    ],
    [
      '<table><tr><th>Year</th><th>Aid</th></tr><tr><td>2010</td><td><p>1.5</p></td></tr></table>',
      'Year | Aid / 2010 | 1.5',
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
