import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Desktop } from '../desktop.ts'
import { expect, test } from '../fixtures.ts'
import { shown } from './shown.ts'

type Bounds = { x: number; y: number; width: number; height: number }

const windowCount = (desktop: Desktop) =>
  desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

const boundsOf = (desktop: Desktop): Promise<Bounds> =>
  desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getNormalBounds())

const move = (desktop: Desktop, to: Bounds) =>
  desktop.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]!.setBounds(bounds), to)

const placeFile = async (desktop: Desktop) =>
  join(await desktop.app.evaluate(({ app }) => app.getPath('userData')), 'window.json')

/** What is kept now; empty before the window has first been moved. */
const kept = (file: string) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})

test('starts and shows the notebook', async ({ desktop }) => {
  await shown(desktop)
  expect(new URL(desktop.page.url()).href).toMatch(/^app:\/\/notebook\//)
  await expect(desktop.page).toHaveTitle(/Aide-Mémoire/)
  const seen = await desktop.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return { visible: window!.isVisible(), smallest: window!.getMinimumSize() }
  })
  expect(seen).toEqual({ visible: true, smallest: [900, 600] })
})

test('opens again where and as large as it was, after closing and after a kill', async ({ desktop }) => {
  const file = await placeFile(desktop)
  const small = { x: 30, y: 40, width: 960, height: 640 }
  await move(desktop, small)
  await expect.poll(() => kept(file).bounds).toEqual(small)
  await desktop.kill()
  await desktop.launch()
  expect(await boundsOf(desktop)).toEqual(small)

  const wide = { x: 10, y: 20, width: 1100, height: 700 }
  await move(desktop, wide)
  await desktop.relaunch()
  expect(await boundsOf(desktop)).toEqual(wide)
})

test('opens as the first time when what was kept is damaged or off every screen', async ({ desktop }) => {
  const file = await placeFile(desktop)
  const first = await boundsOf(desktop)
  const far = JSON.stringify({ bounds: { x: 90_000, y: 90_000, width: first.width, height: first.height } })
  for (const text of ['{"bounds":{"x":', far]) {
    await desktop.close()
    writeFileSync(file, text)
    await desktop.launch()
    await shown(desktop)
    expect(await boundsOf(desktop)).toEqual(first)
  }
})

test('opens a second window on the same notebook, a step beside the first', async ({ desktop }) => {
  await shown(desktop)
  const place = JSON.stringify({ kind: 'search', query: 'نیٹو' })
  const opened = desktop.app.waitForEvent('window')
  await desktop.page.evaluate(json => window.desktop!.call('newWindow', json, false), place)
  const second = await opened
  expect(decodeURIComponent(new URL(second.url()).hash)).toBe(`#${place}`)
  await expect(second).toHaveTitle(/Aide-Mémoire/)
  expect(await windowCount(desktop)).toBe(2)
  await desktop.page.evaluate(() => localStorage.setItem('seen by both', 'yes'))
  expect(await second.evaluate(() => localStorage.getItem('seen by both'))).toBe('yes')
  await second.close()
  await shown(desktop)
})

test('starts once: a second start ends and brings the first window to the front', async ({ desktop }) => {
  await shown(desktop)
  await desktop.app.evaluate(({ app, BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]!.hide()
    app.once('second-instance', () => Object.assign(globalThis, { second: true }))
  })
  const [command, ...args] = desktop.app.process().spawnargs
  const again = spawn(
    command!,
    args.filter(arg => !/^--(inspect|remote-debugging)/.test(arg)),
    { stdio: 'ignore' },
  )
  const code = await new Promise(done => again.once('exit', done))
  expect(code).toBe(0)
  await expect.poll(() => desktop.app.evaluate(() => 'second' in globalThis)).toBe(true)
  await expect
    .poll(() =>
      desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(window => window.isVisible())),
    )
    .toEqual([true])
})

test('shows the commands in the native menu, and a chosen one reaches the window', async ({ desktop }) => {
  await shown(desktop)
  await desktop.page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    window.desktop!.on('command', id => heard.push(id))
  })
  const items = [
    { id: 'test.first', title: 'First & last', keys: 'CmdOrCtrl+Alt+F9', menu: 'Go' as const, group: 90 },
    { id: 'test.second', title: 'Second', keys: null, menu: 'File' as const, group: 90 },
  ]
  expect(await desktop.page.evaluate(list => window.desktop!.call('setMenu', list), items)).toEqual({
    value: undefined,
  })
  const labels = await desktop.app.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu()!
    for (const id of ['test.first', 'test.second']) menu.getMenuItemById(id)!.click()
    return menu.items.map(item => item.label)
  })
  expect(labels.slice(0, 4)).toEqual(['&File', '&Edit', '&View', '&Go'])
  await expect
    .poll(() => desktop.page.evaluate(() => Reflect.get(window, 'heard')))
    .toEqual(['test.first', 'test.second'])
})

test('has every command of the notebook that belongs in a menu, and runs it', async ({ desktop }) => {
  await shown(desktop)
  const choose = (id: string) =>
    desktop.app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()!.getMenuItemById(item)!.click(), id)
  // The menu is made of what the page says it can do, a moment after it is shown.
  const keys = () =>
    desktop.app.evaluate(({ Menu }) =>
      ['note.new', 'go.switcher', 'go.search'].map(id => Menu.getApplicationMenu()!.getMenuItemById(id)?.accelerator),
    )
  await expect.poll(keys).toEqual(['CmdOrCtrl+N', 'CmdOrCtrl+O', 'CmdOrCtrl+Shift+F'])
  await choose('go.palette')
  await expect(desktop.page.getByRole('dialog')).toBeVisible()
  await desktop.page.keyboard.press('Escape')
  await choose('note.new')
  await expect(desktop.page.getByRole('tab', { selected: true })).toHaveAccessibleName(/Untitled|New note/)
})

test('keeps the theme for the window’s ground at the next start', async ({ desktop }) => {
  await shown(desktop)
  const file = await placeFile(desktop)
  await desktop.page.evaluate(() => window.desktop!.call('setTheme', 'dark'))
  expect(kept(file).theme).toBe('dark')
  await move(desktop, { x: 12, y: 12, width: 1000, height: 700 })
  await expect.poll(() => kept(file).bounds?.width).toBe(1000)
  expect(kept(file).theme).toBe('dark')
})

test('hands chosen files to the page with their bytes and without their place', async ({ desktop }, info) => {
  await shown(desktop)
  const file = info.outputPath('Statement.html')
  writeFileSync(file, '<p>نیٹو</p>')
  await desktop.app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
    },
    [file, info.outputPath('missing.html')],
  )
  const picked = await desktop.page.evaluate(async () => {
    const answer = await window.desktop!.call('chooseFiles', ['html'])
    if ('problem' in answer) return answer.problem
    return answer.value.map(one =>
      'bytes' in one ? { name: one.name, text: new TextDecoder().decode(one.bytes) } : one,
    )
  })
  expect(picked).toEqual([
    { name: 'Statement.html', text: '<p>نیٹو</p>' },
    { name: 'missing.html', problem: '“missing.html” could not be read: it is no longer there.' },
  ])
})
