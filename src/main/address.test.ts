import { describe, expect, it } from 'vitest'
import { HOME, mayLoad, ours, outsideAddress } from './address.ts'

const app = ours(null)
const dev = ours('http://localhost:5173/')

const FOREIGN = [
  'app://other/',
  'app://notebook.evil/',
  'app://notebook:80/',
  'app://evil@notebook/',
  'app://:secret@notebook/',
  'app:notebook',
  'app:/notebook/',
  'app:///notebook/',
  'APPS://notebook/',
  'https://notebook/',
  'http://localhost:5173/',
  'file:///etc/passwd',
  'file://notebook/index.html',
  'javascript:alert(1)',
  'data:text/html,hello',
  'blob:app://notebook/0-0-0',
  'about:blank',
  'about:srcdoc',
  'chrome://gpu',
  'devtools://devtools/bundled/inspector.html',
  'view-source:app://notebook/',
  'null',
  '',
  'app://',
  ' ',
]

describe('what is ours', () => {
  it.each(FOREIGN)('refuses %j', address => {
    expect(app.origin(address)).toBe(false)
    expect(app.page(address)).toBe(false)
  })

  it.each([HOME, 'app://notebook/index.html', 'app://notebook/#place', 'app://notebook/assets/a.js'])(
    'knows %s as its own origin',
    address => expect(app.origin(address)).toBe(true),
  )

  it.each([
    [HOME, true],
    ['app://notebook/index.html', true],
    ['app://notebook/#%7B%22kind%22%3A%22start%22%7D', true],
    ['app://notebook/assets/picture.svg', false],
    ['app://notebook/index.html/..%2fassets', false],
    ['app://notebook/?theme=dark', false],
  ])('a window may go to %s: %s', (address, may) => expect(app.page(address)).toBe(may))

  it('is the dev server instead while developing, and nothing beside it', () => {
    expect(dev.origin('http://localhost:5173/src/main.tsx')).toBe(true)
    expect(dev.origin('http://localhost:5174/')).toBe(false)
    expect(dev.origin('https://localhost:5173/')).toBe(false)
    expect(dev.origin(HOME)).toBe(false)
  })

  it('puts the place of a new window into the hash', () => {
    expect(app.home(null)).toBe(HOME)
    const address = app.home('{"kind":"note","id":"a#b/ü"}')
    expect(app.page(address)).toBe(true)
    expect(decodeURIComponent(new URL(address).hash.slice(1))).toBe('{"kind":"note","id":"a#b/ü"}')
  })
})

describe('what may be opened outside', () => {
  it.each([
    ['https://www.dawn.com/news/1', 'https://www.dawn.com/news/1'],
    ['HTTP://Example.org', 'http://example.org/'],
    [
      'https://ur.wikipedia.org/wiki/پاکستان',
      'https://ur.wikipedia.org/wiki/%D9%BE%D8%A7%DA%A9%D8%B3%D8%AA%D8%A7%D9%86',
    ],
    ['mailto:desk@example.org?subject=Draft', 'mailto:desk@example.org?subject=Draft'],
  ])('%s', (address, opened) => expect(outsideAddress(address)).toBe(opened))

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    '\\\\server\\share\\run.exe',
    '//example.org',
    'smb://server/share',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x&crumb=location:\\\\evil',
    'vbscript:msgbox',
    'tel:+921234567',
    'app://notebook/',
    'blob:https://example.org/1',
    'https://bank.example@evil.example/',
    'https://user:password@example.org/',
    'mailto:a@example.org?attach=/etc/passwd',
    'mailto:a@example.org?Attachment=C:\\secret.txt',
    'https://',
    'example.org',
    '',
    `https://example.org/${'a'.repeat(9000)}`,
  ])('refuses %j', address => expect(outsideAddress(address)).toBeNull())
})

describe('what may be loaded', () => {
  it.each([HOME, 'app://notebook/assets/a.js', 'data:image/png;base64,AA', 'blob:app://notebook/1'])('%s', address =>
    expect(mayLoad(address, app.origin, false)).toBe(true),
  )

  it.each([
    'https://example.org/',
    'http://127.0.0.1:8080/',
    'ws://localhost:5173/',
    'wss://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'app://other/',
    'chrome-extension://abc/x.js',
    'devtools://devtools/bundled/inspector.html',
    'nonsense',
  ])('refuses %s', address => expect(mayLoad(address, app.origin, false)).toBe(false))

  it('adds the dev server, its socket and the developer tools while developing', () => {
    expect(mayLoad('http://localhost:5173/main.tsx', dev.origin, true)).toBe(true)
    expect(mayLoad('ws://localhost:5173/?token=1', dev.origin, true)).toBe(true)
    expect(mayLoad('devtools://devtools/bundled/inspector.html', dev.origin, true)).toBe(true)
    expect(mayLoad('ws://localhost:9999/', dev.origin, true)).toBe(false)
    expect(mayLoad('https://example.org/', dev.origin, true)).toBe(false)
  })
})
