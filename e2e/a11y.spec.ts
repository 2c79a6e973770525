import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect, test } from './fixtures.ts'
import { showHistory, versions } from './screens/history.ts'
import {
  completions,
  goTo,
  openNote,
  openWindow,
  pane,
  runCommand,
  saved,
  showLinks,
  text,
} from './screens/notebook.ts'
import { openSettings } from './screens/settings.ts'

/**
 * What axe finds on the screen as it stands, told by rule and place. In dark colours only the rules about colours are
 * asked: the structure is the same.
 */
async function problems(page: Page): Promise<string[]> {
  expect(page.frames(), 'no frame, which axe would not look into').toHaveLength(1)
  // Once in a page: reading it takes longer than asking.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const light = await violations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await violations(page, ['color-contrast', 'link-in-text-block'])
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map(problem => `in dark colours, ${problem}`)]
}

/** Without `rules` all are asked. */
function violations(page: Page, rules?: string[]): Promise<string[]> {
  return page.evaluate(async rules => {
    // Colours in the midst of fading are not those that one reads.
    await Promise.all(document.getAnimations().map(each => each.finished.catch(() => null)))
    const found = await axe.run({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) })
    return found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(node => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`),
      )
  }, rules)
}

const notebook = {
  sources: [{ title: 'The Act of 2009', text: 'Civilian aid, over five years.', tags: ['us/aid'] }],
  notes: [
    { title: 'Gone', text: 'In the trash.', deleted: true },
    {
      title: 'Chronology',
      text: '## Before\nIn 2011, [[The Act of 2009]] and [[Gone]].\n> Regret.\n## After\nIn 2012. #us/aid',
      aliases: ['Time line'],
    },
    { title: 'افغانستان', text: 'دیکھیے [[Chronology]]۔ #پاکستان', pinned: true },
  ],
}

// Each looks at several screens whole, which takes seconds apiece.
test.describe.configure({ timeout: 180_000 })

test.use({ notebook })

test('a note with its links, outline and details, and the list beside it', async ({ page }) => {
  expect(await problems(page), 'the start').toEqual([])
  await openNote(page, 'Chronology')
  await page.keyboard.type(' - [ ] ')
  await showLinks(page)
  await page.getByRole('button', { name: /^Notes/ }).click()
  await expect(page.getByRole('listbox', { name: 'Notes' })).toBeVisible()
  expect(await problems(page), 'links').toEqual([])
  for (const name of ['Outline', 'About']) {
    await page.getByRole('tab', { name, exact: true }).click()
    expect(await problems(page), name).toEqual([])
  }
  await text(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' [[a')
  await expect(completions(page)).toBeVisible()
  expect(await problems(page), 'completing').toEqual([])
})

test('what a note was, and a copy of it beside it', async ({ page, context, site }) => {
  const second = await openWindow(context, site)
  await openNote(second, 'Chronology')
  await openNote(page, 'Chronology')
  await Promise.all([page.keyboard.type(' Mine.'), second.keyboard.type(' Theirs.')])
  await Promise.all([saved(page), saved(second)])
  await expect(page.getByRole('button', { name: 'Compare' })).toBeVisible()
  await second.close()
  await showLinks(page)
  await page.getByRole('tab', { name: 'History', exact: true }).click()
  expect(await problems(page), 'the versions').toEqual([])
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('region', { name: /^1\. / }).first()).toBeVisible()
  expect(await problems(page), 'two texts').toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await openNote(page, 'Chronology')
  await showHistory(page)
  await versions(page).last().click()
  await expect(page.getByRole('region', { name: 'The version' })).toContainText('In 2012')
  expect(await problems(page), 'a version').toEqual([])
  await page.getByRole('dialog').getByText('As it was', { exact: true }).click()
  await expect(page.getByRole('region', { name: 'The text as it was' })).toContainText('In 2011')
  expect(await problems(page), 'as it was').toEqual([])
})

test('a note in Urdu beside another, with words selected', async ({ page }) => {
  await goTo(page, 'Chronology')
  await goTo(page, 'افغانستان', 'Alt+Enter')
  await expect(pane(page, 1).getByRole('textbox', { name: 'Text of the note' })).toBeFocused()
  await page.keyboard.press('Control+a')
  await expect(page.getByRole('toolbar', { name: 'Format' })).toBeVisible()
  expect(await problems(page)).toEqual([])
})

test('tags, search and the trash', async ({ page }) => {
  await page.getByRole('treeitem', { name: 'us' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('#us')
  expect(await problems(page), 'a tag').toEqual([])
  await page.getByRole('button', { name: 'Combine' }).click()
  await expect(page.getByRole('textbox', { name: 'Tag' })).toBeFocused()
  expect(await problems(page), 'combining').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+f')
  await expect(page.getByRole('combobox', { name: 'Search notes and sources' })).toBeFocused()
  expect(await problems(page), 'an empty search').toEqual([])
  await page.keyboard.type('in')
  await expect(page.getByRole('listbox', { name: 'Found' })).toBeVisible()
  expect(await problems(page), 'results').toEqual([])
  await page.getByRole('button', { name: /^Trash/ }).click()
  await expect(page.getByRole('button', { name: 'Restore Gone' })).toBeVisible()
  expect(await problems(page), 'the trash').toEqual([])
})

test('what lies over the window: switcher, palette, menus, settings, keys, questions', async ({ page }) => {
  await openNote(page, 'Chronology')
  await page.keyboard.press('Control+o')
  await page.keyboard.type('chro')
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
  expect(await problems(page), 'the switcher').toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'This note' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  expect(await problems(page), 'a menu').toEqual([])
  await page.getByRole('menuitem', { name: 'Move to Trash…' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  expect(await problems(page), 'a question').toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  for (const [name, command] of [
    ['Settings', 'settings'],
    ['Settings', 'keyboard shortcuts'],
    ['Bring in', 'bring in'],
  ] as const) {
    await page.keyboard.press('Control+p')
    await page.getByRole('dialog').getByRole('combobox').fill(`>${command}`)
    await page.keyboard.press('Enter')
    await expect(
      page
        .getByRole('dialog')
        .getByRole('heading', { name: new RegExp(name) })
        .first(),
    ).toBeVisible()
    expect(await problems(page), name).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
})

test('tabs: pinned, their menu, a window of their own; and which template', async ({ page, context }) => {
  await goTo(page, 'افغانستان')
  await page.keyboard.press('Alt+t')
  await expect(page.getByRole('tab', { name: 'Start', selected: true })).toBeVisible()
  await openNote(page, 'Chronology')
  const tab = page.getByRole('tab', { name: 'Chronology' })
  await tab.click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: 'Pin the tab' })).toBeVisible()
  expect(await problems(page), 'the menu').toEqual([])
  await page.getByRole('menuitem', { name: 'Pin the tab' }).click()
  await expect(tab).toHaveText('Chronology, pinned')
  expect(await problems(page), 'a pinned tab').toEqual([])
  await runCommand(page, 'New note from a template')
  await expect(page.getByRole('option', { name: 'Make a template' })).toBeVisible()
  expect(await problems(page), 'no template yet').toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const opened = context.waitForEvent('page')
  await tab.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Move to a window of its own' }).click()
  const second = await opened
  await expect(text(second)).toContainText('In 2011')
  expect(await problems(second), 'a slim window').toEqual([])
})

test('the settings: each section, keys that are pressed and keys that are taken', async ({ page }) => {
  const settings = await openSettings(page, 'Appearance')
  for (const tab of await settings.getByRole('tab').all()) {
    await tab.click()
    await expect(tab).toHaveAttribute('aria-selected', 'true')
    expect(await problems(page), (await tab.textContent()) ?? '').toEqual([])
  }
  await settings.getByRole('tab', { name: 'Shortcuts' }).click()
  await settings.getByRole('button', { name: 'Change the keys of New window:' }).click()
  await page.keyboard.press('Control+b')
  await expect(settings.getByRole('alert')).toBeVisible()
  expect(await problems(page), 'refused').toEqual([])
  await page.keyboard.press('Control+o')
  await expect(settings.getByRole('button', { name: 'Leave them there' })).toBeFocused()
  expect(await problems(page), 'taken').toEqual([])
})

test.describe('in a small window', () => {
  test.use({ viewport: { width: 900, height: 600 } })

  test('the rail, and links over the note', async ({ page }) => {
    await goTo(page, 'Chronology')
    await showLinks(page)
    expect(await problems(page)).toEqual([])
  })
})

test.describe('an empty notebook', () => {
  test.use({ notebook: null })

  test('says what to do', async ({ page }) => {
    await expect(page.getByText('Your notebook is ready')).toBeVisible()
    expect(await problems(page)).toEqual([])
  })
})
