import { expect, test } from './fixtures.ts'
import { focusOf } from './screens/focus.ts'
import { completions, links, newNote, saved, text, title } from './screens/notebook.ts'

test.use({
  notebook: {
    sources: [{ title: 'The Act of 2009', text: 'Civilian aid, over five years.', tags: ['us/aid'] }],
    notes: [
      { title: 'Chronology', text: '## Before\nIn 2011.\n## After\nIn 2012. #us/aid' },
      { title: 'Salala', text: 'See the [[Chronology]].', pinned: true },
    ],
  },
})

test('a note is written, tagged, linked, opened beside and left again without a mouse', async ({ page }) => {
  await newNote(page, 'Supply lines')
  await page.keyboard.type('Shut after [[chron')
  await page.keyboard.press('Enter')
  await page.keyboard.type(' of #us/')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Tab')
  await page.keyboard.type('and more.')
  await expect(text(page)).toHaveText('Shut after Chronology of #us/aid and more.')
  await saved(page)

  // Bold by keys, then undone.
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await expect(page.getByRole('toolbar', { name: 'Format' })).toBeVisible()
  await page.keyboard.press('Control+b')
  await expect(text(page).locator('strong')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(text(page).locator('strong')).toHaveCount(0)

  // The caret goes onto the link as a whole, and Enter opens it.
  await expect(async () => {
    await page.keyboard.press('Home')
    for (const _ of 'Shut after |') {
      // The editor is told of a new caret a frame later; no hand is faster than that, but a spec may be.
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
      await page.keyboard.press('ArrowRight')
    }
    await expect(text(page).locator('[data-wiki-link][data-selected]')).toHaveCount(1, { timeout: 2_000 })
  }).toPass({ timeout: 40_000 })
  await page.keyboard.press('Alt+Enter')
  await expect(page.getByRole('textbox', { name: 'Title' }).nth(1)).toHaveValue('Chronology')
  await expect.poll(async () => (await focusOf(page)).region).toBe('page-beside')
  await page.keyboard.press('Control+Shift+O')
  await expect.poll(async () => (await focusOf(page)).region).toBe('page')
  await page.keyboard.press('Enter')
  await expect(
    page.locator('[data-pane="0"]').getByText('This note is open on the other side.').or(title(page).first()),
  ).toBeVisible()
})

test('back and forward, tabs and the switcher', async ({ page }) => {
  await page.keyboard.press('Control+o')
  await page.keyboard.type('salala')
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveValue('Salala')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+o')
  await page.keyboard.type('chrono')
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveValue('Chronology')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(title(page)).toHaveValue('Salala')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(title(page)).toHaveValue('Chronology')
  await page.keyboard.press('Alt+t')
  await expect(page.getByRole('tab', { name: 'Start', selected: true })).toBeVisible()
  await page.keyboard.press('Alt+PageUp')
  await expect(title(page)).toHaveValue('Chronology')
  await page.keyboard.press('Alt+PageDown')
  await page.keyboard.press('Alt+w')
  await expect(page.getByRole('tab', { name: 'Start' })).toHaveCount(0)
  await page.keyboard.press('Alt+w')
  await expect(page.getByRole('tab', { name: 'Chronology' })).toHaveCount(0)
  await page.keyboard.press('Alt+Shift+T')
  await expect(title(page)).toHaveValue('Chronology')
})

test('F6 goes round the parts of the window, and the focus is always seen', async ({ page }) => {
  await page.keyboard.press('Control+o')
  await page.keyboard.type('chrono')
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+Shift+Backslash')
  await expect(links(page)).toBeVisible()
  const seen: string[] = []
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('F6')
    const focus = await focusOf(page)
    await expect.poll(async () => (await focusOf(page)).shows, `${focus.what} shows its focus`).toBe(true)
    seen.push(focus.region)
  }
  expect(seen).toEqual(['context', 'status', 'titlebar', 'navigator', 'page'])
  await page.keyboard.press('Shift+F6')
  expect((await focusOf(page)).region).toBe('navigator')
})

test('Tab reaches each control once, named and seen, and leaves none out', async ({ page }) => {
  await page.keyboard.press('Control+o')
  await page.keyboard.type('chrono')
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+Shift+Backslash')
  await expect(links(page)).toBeVisible()
  const seen: string[] = []
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const focus = await focusOf(page)
    if (focus.what === 'nothing') continue
    if (seen[0] === focus.what) break
    // A ring may fade in.
    await expect.poll(async () => (await focusOf(page)).shows, `${focus.what} shows its focus`).toBe(true)
    expect(focus.what, 'has a name').toMatch(/ \S/)
    seen.push(focus.what)
  }
  const all = seen.join('\n')
  for (const part of [
    'Hide the navigator',
    'Search or go to',
    'New note',
    'Notes',
    'Trash',
    'Salala',
    'tree Tags',
    'Settings',
    'tab Chronology',
    'This note',
    'Title',
    '#us/aid',
    'Text of the note',
    'tab Links',
    'backlink',
  ])
    expect(all).toContain(part)
})

test('the palette does what the mouse can: outline, theme, pin, lists, trash', async ({ page }) => {
  const run = async (words: string) => {
    await page.keyboard.press('Control+p')
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.keyboard.press('Control+o')
  await page.keyboard.type('chrono')
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
  await run('unpin what is open')
  await expect(page.getByRole('region', { name: 'Pinned' }).getByRole('button')).toHaveCount(2)
  await run('theme: dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await run('list of notes')
  const list = page.getByRole('listbox', { name: 'Notes' })
  await expect(list).toBeFocused()
  await page.keyboard.type('sal')
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveValue('Salala')
  await run('rename the note')
  await expect(title(page)).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.type(' strike')
  await page.keyboard.press('Enter')
  await expect(text(page)).toBeFocused()
  await run('insert a link')
  await expect(completions(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await run('trash')
})

test('the tag tree and a tag page by keys', async ({ page }) => {
  await page.getByRole('tree', { name: 'Tags' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('#us/aid')
  await page.keyboard.press('F6')
  await expect.poll(async () => (await focusOf(page)).region).not.toBe('navigator')
  await page.getByRole('button', { name: 'Combine' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Tag' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Combine' })).toBeFocused()
})
