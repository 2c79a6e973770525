import { EventEmitter } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import headers from '#shared/headers.json' with { type: 'json' }

vi.mock('electron', () => ({ app: {}, BrowserWindow: {}, nativeTheme: {}, screen: {}, session: {}, dialog: {} }))

import { ours, outsideAddress } from './address.ts'
import { guard } from './guard.ts'
import { cutNetwork, refuseRequests } from './network.ts'
import { refusePermissions } from './permissions.ts'
import { windowOptions } from './window.ts'
import { SMALLEST } from './windowPlace.ts'

const our = ours(null)
const look = {
  dark: false,
  preload: '/app/preload.cjs',
  icon: '/app/icon.png',
  bounds: { x: 1, y: 2, width: 1000, height: 700 },
  least: SMALLEST,
}
const platforms: NodeJS.Platform[] = ['linux', 'win32', 'darwin']

const STRANGERS = [
  'https://example.org/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'blob:app://notebook/1',
  'app://other/',
  'app://notebook/assets/picture.svg',
  'about:blank',
  'chrome://settings',
]

/** Contents that only remember who listens, for the real guard to be put on. */
function guarded() {
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: vi.fn(),
    setWebRTCIPHandlingPolicy: vi.fn(),
  })
  guard(contents as never, our)
  const refuses = (name: string, details: object) => {
    const preventDefault = vi.fn()
    contents.emit(name, { preventDefault, ...details })
    return preventDefault.mock.calls.length > 0
  }
  return { contents, refuses }
}

/** A session that keeps the handlers it is given. */
function closedSession(developing = false) {
  const session = {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setDisplayMediaRequestHandler: vi.fn(),
    setSpellCheckerDictionaryDownloadURL: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() },
  }
  refusePermissions(session as never, our.origin)
  refuseRequests(session as never, our.origin, developing)
  return session
}

// The items and numbers of Electron's own checklist, electronjs.org/docs/latest/tutorial/security.
describe('Electron’s security checklist', () => {
  it('1: loads only secure content: every request but our own is cancelled', () => {
    const [filter] = closedSession().webRequest.onBeforeRequest.mock.calls[0]!
    const cancelled = (url: string) => {
      const callback = vi.fn()
      filter({ url }, callback)
      return callback.mock.calls[0]![0].cancel
    }
    expect(cancelled('app://notebook/assets/index.js')).toBe(false)
    for (const url of ['http://example.org/', 'https://example.org/', 'wss://example.org/', 'file:///etc/passwd']) {
      expect(cancelled(url)).toBe(true)
    }
  })

  it.each(platforms)('2, 3, 4, 6, 8, 9, 10, 11: a window on %s has every protection on', platform => {
    const { webPreferences, ...options } = windowOptions({ platform, ...look })
    expect(webPreferences).toEqual({
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: true,
    })
    expect(options).toMatchObject({ x: 1, y: 2, width: 1000, height: 700, minWidth: 900, minHeight: 600, show: false })
  })

  it('4: every window is made in one place', () => {
    expect(filesWith(/new (BrowserWindow|WebContentsView|BaseWindow)\(/)).toEqual(['window.ts'])
  })

  it('5: refuses every permission but copying and keeping, and those to anyone but our page', () => {
    const session = closedSession()
    const [request] = session.setPermissionRequestHandler.mock.calls[0]!
    const [check] = session.setPermissionCheckHandler.mock.calls[0]!
    const both = (permission: string, requestingUrl: string, isMainFrame = true) => {
      const callback = vi.fn()
      request({}, permission, callback, { requestingUrl, isMainFrame })
      return [callback.mock.calls[0]![0], check(null, permission, requestingUrl, { isMainFrame })]
    }
    const wanted = ['clipboard-sanitized-write', 'persistent-storage']
    for (const permission of wanted) {
      expect(both(permission, 'app://notebook/')).toEqual([true, true])
      expect(both(permission, 'app://notebook/', false)).toEqual([false, false])
      for (const stranger of ['https://example.org/', 'app://other/', '']) {
        expect(both(permission, stranger)).toEqual([false, false])
      }
    }
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'unknown']) {
      expect(both(permission, 'app://notebook/')).toEqual([false, false])
    }
    expect(session.setDevicePermissionHandler.mock.calls[0]![0]({})).toBe(false)
    const streams = vi.fn()
    session.setDisplayMediaRequestHandler.mock.calls[0]![0]({}, streams)
    expect(streams).toHaveBeenCalledWith(null)
  })

  it('7: a content security policy stands on every answer', () => {
    // protocol.test.ts reads it off the answers; here it is only not to be lost.
    expect(headers['Content-Security-Policy']).toContain("default-src 'none'")
  })

  it('12: no page inside a page', () => {
    expect(guarded().refuses('will-attach-webview', {})).toBe(true)
  })

  it.each(STRANGERS)('13: does not navigate to %s', url => {
    const { refuses } = guarded()
    expect(refuses('will-navigate', { url })).toBe(true)
    expect(refuses('will-frame-navigate', { url, isMainFrame: true })).toBe(true)
    expect(refuses('will-redirect', { url })).toBe(true)
  })

  it('13: lets the page load itself again, and the reader’s frame hold its text', () => {
    const { refuses } = guarded()
    expect(refuses('will-navigate', { url: 'app://notebook/#x' })).toBe(false)
    expect(refuses('will-frame-navigate', { url: 'app://notebook/', isMainFrame: true })).toBe(false)
    expect(refuses('will-frame-navigate', { url: 'about:srcdoc', isMainFrame: false })).toBe(false)
    for (const url of ['https://example.org/', 'app://notebook/', 'data:text/html,x', 'file:///etc/passwd']) {
      expect(refuses('will-frame-navigate', { url, isMainFrame: false })).toBe(true)
    }
  })

  it.each([...STRANGERS, 'app://notebook/'])('14: opens no new window for %s', url => {
    const [handler] = guarded().contents.setWindowOpenHandler.mock.calls[0]!
    expect(handler({ url })).toEqual({ action: 'deny' })
  })

  it('15: hands nothing but web and mail addresses to the system, from one place', () => {
    expect(outsideAddress('file:///etc/passwd')).toBeNull()
    expect(filesWith(/openExternal\(/)).toEqual(['index.ts'])
    expect(filesWith(/openPath\(|child_process/)).toEqual([])
    // The folders of the notebook and of its copies, as the main process knows them; nothing in them is opened.
    expect(filesWith(/showItemInFolder\((?!which === 'notebook' \? own : folder\.place\(\)\.folder\))/)).toEqual([])
  })

  it('17: one door checks the sender of every message', () => {
    expect(filesWith(/ipcMain\b/)).toEqual(['ipc.ts'])
  })

  it('18: the page comes by a protocol of our own, never from file:', () => {
    expect(filesWith(/loadFile\(/)).toEqual([])
    expect(our.home(null)).toBe('app://notebook/')
  })

  it('20: the bridge gives the page three things and no Electron', () => {
    const preload = readFileSync(join(import.meta.dirname, '../preload/index.ts'), 'utf8')
    expect(preload.match(/exposeInMainWorld\(.*\)/g)).toEqual(["exposeInMainWorld('desktop', bridge)"])
    expect(preload).not.toMatch(/\n {2}(?!platform|async call|on)\w+[(:,]/)
  })
})

describe('beyond the checklist', () => {
  it('cuts the network below the pages, and takes debuggers off a packaged app', () => {
    const line = { appendSwitch: vi.fn(), removeSwitch: vi.fn() }
    cutNetwork(line as never, false)
    expect(line.appendSwitch).toHaveBeenCalledWith('host-resolver-rules', 'MAP * ~NOTFOUND')
    expect(line.removeSwitch.mock.calls.flat()).toEqual(['remote-debugging-port', 'remote-debugging-pipe'])
  })

  it('leaves the dev server reachable while developing', () => {
    const line = { appendSwitch: vi.fn(), removeSwitch: vi.fn() }
    cutNetwork(line as never, true)
    expect(line.appendSwitch).toHaveBeenCalledWith('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost')
    expect(line.removeSwitch).not.toHaveBeenCalled()
  })

  it('asks nobody for a dictionary', () => {
    const [address] = closedSession().setSpellCheckerDictionaryDownloadURL.mock.calls[0]!
    expect(our.origin(address)).toBe(true)
  })

  it('gives WebRTC no way out', () => {
    expect(guarded().contents.setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp')
  })

  it('reports no crash to anybody', () => expect(filesWith(/crashReporter/)).toEqual([]))
})

describe('the frame', () => {
  it('keeps the system’s on Linux, leaves the controls over the page elsewhere', () => {
    const [linux, windows, mac] = platforms.map(platform => windowOptions({ platform, ...look }))
    expect(linux).not.toHaveProperty('titleBarStyle')
    expect(linux).toMatchObject({ icon: '/app/icon.png', autoHideMenuBar: true })
    expect(windows).toMatchObject({ titleBarStyle: 'hidden', titleBarOverlay: { height: 40, color: '#eceff0' } })
    expect(mac).toMatchObject({ titleBarStyle: 'hidden' })
  })

  it('has the ground of the theme before the page is painted', () => {
    expect(windowOptions({ platform: 'linux', ...look }).backgroundColor).toBe('#eceff0')
    expect(windowOptions({ platform: 'linux', ...look, dark: true }).backgroundColor).toBe('#121516')
  })
})

function filesWith(pattern: RegExp): string[] {
  const sources = readdirSync(import.meta.dirname).filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  return sources.filter(name => pattern.test(readFileSync(join(import.meta.dirname, name), 'utf8')))
}
