import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import headers from '../../src/shared/headers.json' with { type: 'json' }
import { type Desktop, launchDesktop } from '../desktop.ts'
import { expect, test } from '../fixtures.ts'
import { shown } from './shown.ts'

// One window for them all: what is refused leaves no trace in it, and its start takes longer than what is tried.
test.describe.configure({ mode: 'default' })

let desktop: Desktop

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a hook needs off this pattern
test.beforeAll(async ({}, info) => {
  // The first start of a test Electron may install it.
  info.setTimeout(300_000)
  // Everything here is tried on purpose, and what is refused is written to the console.
  desktop = await launchDesktop(info, [/./])
  await shown(desktop)
})

test.afterAll(() => desktop?.close())

const AWAY = [
  'https://example.org/',
  'http://127.0.0.1:9/',
  'javascript:void(document.title="taken")',
  'file:///etc/passwd',
  'app://other/',
  'app://notebook/assets/',
  'data:text/html,taken',
  'blob:app://notebook/1',
]

const OUTSIDE = ['javascript:alert(1)', 'file:///etc/passwd', 'app://other/', 'smb://server/share', 'ms-msdt:/id', '']

/** The page is still ours, and has not even been loaded again. */
async function stays(address: string) {
  expect(await desktop.page.evaluate(() => [location.href, Reflect.get(window, 'mark')])).toEqual([address, 'kept'])
}

async function marked(): Promise<string> {
  return desktop.page.evaluate(() => {
    Object.assign(window, { mark: 'kept' })
    return location.href
  })
}

/** Hands what would be opened outside to the test. */
const listenOutside = () =>
  desktop.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async address => void opened.push(address)
  })

const openedOutside = () => desktop.app.evaluate(() => Reflect.get(globalThis, 'opened') as string[])

// First, for the others count as clicks, and a click counts for five seconds.
test('nothing is opened outside without a click', async () => {
  await listenOutside()
  const quietly = (code: string) =>
    desktop.app.evaluate(({ BrowserWindow }, script) => {
      return BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(script)
    }, code)
  await expect.poll(() => quietly('navigator.userActivation.isActive'), { timeout: 20_000 }).toBe(false)
  expect(await quietly("desktop.call('openOutside', 'https://example.org/')")).toHaveProperty('problem')
  expect(await openedOutside()).toEqual([])
})

test('the page has nothing of Node or Electron but the bridge', async () => {
  const found = await desktop.page.evaluate(() =>
    ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
      name => name in window,
    ),
  )
  expect(found).toEqual([])
  expect(await desktop.page.evaluate(() => Object.keys(window.desktop!).sort())).toEqual(['call', 'on', 'platform'])
})

test('no address takes the window away', async () => {
  const home = await marked()
  for (const address of AWAY) {
    await desktop.page.evaluate(to => {
      const link = document.createElement('a')
      link.href = to
      document.body.append(link)
      link.click()
      link.remove()
      window.location.href = to
    }, address)
    await stays(home)
  }
  await expect(desktop.page).not.toHaveTitle('taken')
})

test('no address opens a new window, and none of them the system’s browser', async () => {
  await listenOutside()
  const home = await marked()
  for (const address of [...AWAY, 'app://notebook/', 'mailto:a@example.org']) {
    await desktop.page.evaluate(to => {
      window.open(to)
      const link = document.createElement('a')
      link.href = to
      link.target = '_blank'
      document.body.append(link)
      link.click()
      link.remove()
    }, address)
    await stays(home)
  }
  expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(await openedOutside()).toEqual([])
})

test('only web and mail addresses are opened outside', async () => {
  await listenOutside()
  // A click is what Playwright's evaluate counts as.
  const ask = (address: string) => desktop.page.evaluate(to => window.desktop!.call('openOutside', to), address)
  for (const address of OUTSIDE) expect(await ask(address)).toHaveProperty('problem')
  for (const address of ['https://example.org/a', 'mailto:a@example.org']) {
    expect(await ask(address)).toEqual({ value: undefined })
  }
  expect(await openedOutside()).toEqual(['https://example.org/a', 'mailto:a@example.org'])
})

test('a page that is not ours gets no answer, even with the preload in it', async () => {
  // Those that do not even load leave Chromium's own error page to ask.
  const strangers = [
    'data:text/html,<p>stranger',
    'about:blank',
    'app://other/',
    'https://example.org/',
    'file:///etc/passwd',
  ]
  for (const address of strangers) {
    const answer = await desktop.app.evaluate(async ({ app, BrowserWindow }, url) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      })
      await window.loadURL(url).catch(() => {})
      const given = await window.webContents.executeJavaScript("desktop.call('newWindow', '{}', false)")
      window.destroy()
      return given
    }, address)
    expect(answer, address).toEqual({ problem: 'This page may not ask the desktop for anything.' })
  }
  expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('no wrong question gets through', async () => {
  const wrong: [string, unknown[]][] = [
    ['setMenu', ['x']],
    ['setMenu', [[{ id: 'a' }]]],
    ['setTheme', ['sepia']],
    ['chooseFiles', [['../*']]],
    ['newWindow', ['https://example.org/', false]],
    ['newWindow', ['{"kind":"start"}', 'yes']],
    ['setSpelling', ['../en']],
    ['showFolder', ['/etc']],
    ['nothing', []],
    ['ELECTRON_BROWSER_REQUIRE', ['child_process']],
  ]
  for (const [channel, args] of wrong) {
    const answer = await desktop.page.evaluate(
      ([name, values]) => window.desktop!.call(name as 'setTheme', ...(values as ['dark'])),
      [channel, args] as const,
    )
    expect(answer, channel).toHaveProperty('problem')
  }
})

test('path tricks find nothing outside the page’s folder', async () => {
  const tricks = [
    '../package.json',
    '../../package.json',
    '..%2f..%2fpackage.json',
    '%2e%2e/%2e%2e/package.json',
    '%252e%252e%252f%252e%252e%252fpackage.json',
    '..%5c..%5cpackage.json',
    'assets/..%2f..%2f..%2fpackage.json',
    '..%00/package.json',
    '%2fetc%2fpasswd',
    '/etc/passwd',
    'file:%2f%2f/etc/passwd',
    'C:%5cWindows%5cwin.ini',
    'out/main/index.js',
    '../main/index.js',
  ]
  for (const trick of tricks) {
    const got = await desktop.page.evaluate(async path => {
      try {
        const answer = await fetch(`app://notebook/${path}`)
        return { status: answer.status, text: await answer.text() }
      } catch {
        return { status: 0, text: '' }
      }
    }, trick)
    expect([0, 404], trick).toContain(got.status)
    expect(got.text, trick).not.toMatch(/aide-memoire|root:|electron/)
  }
})

test('the security headers stand on every answer', async () => {
  for (const path of ['', 'index.html', 'missing', '..%2fpackage.json']) {
    const answered = await desktop.page.evaluate(async at => {
      const answer = await fetch(`app://notebook/${at}`)
      return Object.fromEntries(answer.headers)
    }, path)
    for (const [name, value] of Object.entries(headers)) expect(answered[name.toLowerCase()], path).toBe(value)
  }
})

test('every permission is refused but copying', async () => {
  const asked = await desktop.page.evaluate(async () => {
    const told = (attempt: Promise<unknown>) =>
      attempt.then(
        () => 'granted',
        () => 'refused',
      )
    const where = new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed))
    return {
      notifications: await Notification.requestPermission(),
      camera: await told(navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await told(navigator.mediaDevices.getUserMedia({ audio: true })),
      place: await told(where),
      paste: await told(navigator.clipboard.readText()),
      copy: await told(navigator.clipboard.writeText('words')),
    }
  })
  expect(asked).toEqual({
    notifications: 'denied',
    camera: 'refused',
    microphone: 'refused',
    place: 'refused',
    paste: 'refused',
    copy: 'granted',
  })
})

test.describe('with a server that listens', () => {
  let server: Server
  let hits = 0

  test.beforeAll(async () => {
    server = createServer((_request, response) => {
      hits++
      response.end('seen')
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  })

  test.afterAll(() => server.close())

  test('no request leaves, not even from a page without our policy', async () => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const outcome = await desktop.app.evaluate(async ({ BrowserWindow }, url) => {
      const window = new BrowserWindow({ show: false })
      await window.loadURL('data:text/html,<p>a page without a policy')
      const tried = await window.webContents.executeJavaScript(`new Promise(done => {
        const image = new Image()
        image.onload = () => done('loaded')
        image.onerror = () => fetch('${url}', { mode: 'no-cors' }).then(() => done('fetched'), () => done('refused'))
        image.src = '${url}'
      })`)
      window.destroy()
      return tried
    }, address)
    expect(outcome).toBe('refused')
    expect(hits).toBe(0)
  })
})
