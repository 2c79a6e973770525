import { afterEach, describe, expect, it, vi } from 'vitest'
import { FILE_LIMIT } from '#shared/picked.ts'

/** The module as a page with this `window.desktop` would load it. */
async function load(bridge?: object) {
  vi.resetModules()
  vi.stubGlobal('desktop', bridge)
  return import('./desktop.ts')
}

function bridgeWith(answer: unknown) {
  return { platform: 'linux', call: vi.fn(async () => answer), on: vi.fn() }
}

// The world is shared with other files: none of them is to find this module as it was loaded here.
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

describe('in the desktop', () => {
  it('asks with extensions and hands on what was picked', async () => {
    const bridge = bridgeWith({ value: [{ name: 'a.html', bytes: new Uint8Array([1]) }] })
    const { chooseFiles } = await load(bridge)
    expect(await chooseFiles('.html, .htm,md')).toEqual([{ name: 'a.html', bytes: new Uint8Array([1]) }])
    expect(bridge.call).toHaveBeenCalledWith('chooseFiles', ['html', 'htm', 'md'])
  })

  it('asks for any file', async () => {
    const bridge = bridgeWith({ value: [] })
    const { chooseFiles } = await load(bridge)
    await chooseFiles('')
    expect(bridge.call).toHaveBeenCalledWith('chooseFiles', [])
  })

  it('throws the sentence of a refusal', async () => {
    const { openOutside } = await load(bridgeWith({ problem: 'Only web and mail addresses.' }))
    await expect(openOutside('file:///etc/passwd')).rejects.toThrow(/^Only web and mail addresses\.$/)
  })

  it('opens a window at a place, told as JSON', async () => {
    const bridge = bridgeWith({ value: undefined })
    const { newWindow } = await load(bridge)
    await newWindow({ kind: 'note', id: 'n1' })
    await newWindow({ kind: 'trash' }, 'slim')
    expect(bridge.call.mock.calls).toEqual([
      ['newWindow', '{"kind":"note","id":"n1"}', false],
      ['newWindow', '{"kind":"trash","frame":"slim"}', true],
    ])
  })

  it('tells the theme', async () => {
    const bridge = bridgeWith({ value: undefined })
    const { setTheme } = await load(bridge)
    await setTheme('dark')
    expect(bridge.call).toHaveBeenCalledWith('setTheme', 'dark')
  })
})

describe('in the browser', () => {
  function browser() {
    const open = vi.fn()
    vi.stubGlobal('window', { open, location: { href: 'http://127.0.0.1:4173/#old' } })
    return open
  }

  it('has no desktop and leaves the theme to the page', async () => {
    const { desktop, setTheme } = await load()
    expect(desktop).toBeNull()
    await expect(setTheme('dark')).resolves.toBeUndefined()
  })

  it.each(['https://dawn.com/a', 'HTTP://example.org', 'mailto:a@example.org'])(
    'opens %s without telling it who asks',
    async address => {
      const { openOutside } = await load()
      const open = browser()
      await openOutside(address)
      expect(open).toHaveBeenCalledWith(address, '_blank', 'noopener,noreferrer')
    },
  )

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'blob:x',
    '/index.html',
    '',
  ])('refuses %j', async address => {
    const { openOutside } = await load()
    const open = browser()
    await expect(openOutside(address)).rejects.toThrow('Only web and mail addresses')
    expect(open).not.toHaveBeenCalled()
  })

  it('opens another tab with the place in the hash', async () => {
    const { newWindow } = await load()
    const open = browser()
    await newWindow({ kind: 'search', query: 'نیٹو #1' })
    await newWindow({ kind: 'trash' }, 'slim')
    const [first, second] = open.mock.calls.map(call => new URL(call[0]))
    expect(JSON.parse(decodeURIComponent(first!.hash.slice(1)))).toEqual({ kind: 'search', query: 'نیٹو #1' })
    expect(JSON.parse(decodeURIComponent(second!.hash.slice(1)))).toEqual({ kind: 'trash', frame: 'slim' })
    expect(open.mock.calls.map(call => call[2].split(',').slice(0, 2))).toEqual([['noopener'], ['noopener', 'popup']])
  })
})

describe('reading files', () => {
  it('reads each, and says of each that cannot be read why', async () => {
    const { readFiles } = await load()
    const huge = new File([], 'huge.html')
    Object.defineProperty(huge, 'size', { value: FILE_LIMIT + 1 })
    const gone = new File(['x'], 'gone.html')
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'))
    expect(await readFiles([new File(['ab'], 'a.txt'), new File([], 'empty.md'), huge, gone])).toEqual([
      { name: 'a.txt', bytes: new Uint8Array([97, 98]) },
      { name: 'empty.md', bytes: new Uint8Array() },
      { name: 'huge.html', problem: '“huge.html” has 101 MB; a file may have up to 100 MB.' },
      { name: 'gone.html', problem: '“gone.html” could not be read. It may be a folder, or no longer there.' },
    ])
  })
})
