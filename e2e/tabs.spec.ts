import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo, openNote, pane, saved, text, title } from './screens/notebook.ts'

test.use({
  notebook: {
    notes: [
      { title: 'Aid', text: 'Money and what it was for. See [[Bases]].' },
      { title: 'Bases', text: 'Where they stood.' },
      { title: 'Chronology', text: 'What came when.' },
    ],
  },
})

const tabs = (page: Page, at: 0 | 1 = 0) => pane(page, at).getByRole('tab')
const tab = (page: Page, name: string) => page.getByRole('tab', { name })
/** Their names, from the first on. */
const named = (page: Page, names: string[], at: 0 | 1 = 0) => expect(tabs(page, at)).toHaveText(names)

/** Three tabs, the last of them active. */
async function openThree(page: Page): Promise<void> {
  await goTo(page, 'Aid')
  for (const name of ['Bases', 'Chronology']) await goToInTab(page, name)
  await named(page, ['Aid', 'Bases', 'Chronology'])
}

async function goToInTab(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+t')
  await expect(tab(page, 'Start')).toHaveAttribute('aria-selected', 'true')
  await goTo(page, name)
}

async function middleOf(of: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = (await of.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width, height: box.height }
}

/** Takes a tab with the pointer and holds it over a point. */
async function hold(page: Page, name: string, to: { x: number; y: number }): Promise<void> {
  const from = await middleOf(tab(page, name))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 12, from.y)
  await expect(page.locator('[data-tab-drag]')).toBeVisible()
  await page.mouse.move(to.x, to.y)
}

const menuOf = async (page: Page, name: string, item: string) => {
  await tab(page, name).click({ button: 'right' })
  await page.getByRole('menuitem', { name: item }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
}

test('a tab is dragged to another place, beside, back again, and stays so after a reload', async ({ page }) => {
  await openThree(page)
  const first = await middleOf(tab(page, 'Aid'))
  await hold(page, 'Chronology', { x: first.x - first.width / 4, y: first.y })
  await expect(page.locator('[data-drop="line"]')).toBeVisible()
  await page.mouse.up()
  await named(page, ['Chronology', 'Aid', 'Bases'])

  // Held at the end of the sheet it is shown where it would go; Escape leaves it.
  const sheet = (await pane(page, 0).boundingBox())!
  const end = { x: sheet.x + sheet.width - 60, y: sheet.y + sheet.height / 2 }
  await hold(page, 'Aid', end)
  await expect(page.locator('[data-drop="area"]')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-tab-drag]')).toHaveCount(0)
  await page.mouse.up()
  await named(page, ['Chronology', 'Aid', 'Bases'])

  await hold(page, 'Aid', end)
  await expect(page.locator('[data-drop="area"]')).toBeVisible()
  await page.mouse.up()
  await named(page, ['Chronology', 'Bases'])
  await named(page, ['Aid'], 1)
  await expect(text(page).last()).toContainText('Money')

  const other = (await pane(page, 1).boundingBox())!
  await hold(page, 'Bases', { x: other.x + other.width / 2, y: other.y + other.height / 2 })
  await expect(page.locator('[data-drop="area"]')).toBeVisible()
  await page.mouse.up()
  await named(page, ['Aid', 'Bases'], 1)
  await menuOf(page, 'Bases', 'Pin the tab')
  await named(page, ['Bases, pinned', 'Aid'], 1)

  await page.reload()
  await named(page, ['Chronology'])
  await named(page, ['Bases, pinned', 'Aid'], 1)
})

test('a pinned tab stays first and open, and a link in it opens a tab of its own', async ({ page }) => {
  await openThree(page)
  await menuOf(page, 'Bases', 'Pin the tab')
  await named(page, ['Bases, pinned', 'Aid', 'Chronology'])
  await menuOf(page, 'Aid', 'Pin the tab')
  await named(page, ['Bases, pinned', 'Aid, pinned', 'Chronology'])

  await menuOf(page, 'Bases', 'Unpin the tab')
  await menuOf(page, 'Bases', 'Close the others')
  await named(page, ['Aid, pinned', 'Bases'])
  await tab(page, 'Bases').click({ button: 'middle' })
  await named(page, ['Aid, pinned'])
  await text(page).getByText('Bases').click()
  await named(page, ['Aid, pinned', 'Bases'])
  await expect(tab(page, 'Bases')).toHaveAttribute('aria-selected', 'true')
})

test('tabs are gone to, moved and brought back by keys, each to where it stood', async ({ page }) => {
  await openThree(page)
  await page.keyboard.press('Alt+1')
  await expect(tab(page, 'Aid')).toHaveAttribute('aria-selected', 'true')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Alt+Shift+PageDown')
  await named(page, ['Bases', 'Aid', 'Chronology'])
  await page.keyboard.press('Alt+9')
  await expect(tab(page, 'Chronology')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Alt+Shift+PageUp')
  await named(page, ['Bases', 'Chronology', 'Aid'])
  await page.keyboard.press('Alt+w')
  await named(page, ['Bases', 'Aid'])
  await page.keyboard.press('Alt+Shift+t')
  await named(page, ['Bases', 'Chronology', 'Aid'])

  // Where it came from is known as well.
  await goTo(page, 'Chronology')
  await page.keyboard.press('Alt+1')
  await expect(tab(page, 'Bases')).toHaveAttribute('aria-selected', 'true')
})

test('many tabs are scrolled, and all of them are in a list', async ({ page }) => {
  await goTo(page, 'Aid')
  for (let i = 1; i <= 12; i++) {
    await page.keyboard.press('Alt+n')
    await expect(title(page)).toHaveValue('')
    await page.keyboard.type(`A note with a long title, number ${i}`)
    await expect(tab(page, `number ${i}`).last()).toBeVisible()
  }
  await expect(tab(page, 'number 12')).toBeInViewport()
  await expect(tab(page, 'Aid')).not.toBeInViewport()
  await page.getByRole('button', { name: 'All tabs' }).click()
  await page.getByRole('menuitem', { name: 'Aid' }).click()
  await expect(tab(page, 'Aid')).toHaveAttribute('aria-selected', 'true')
  await expect(tab(page, 'Aid')).toBeInViewport()
})

test('a tab moves into a window of its own, whose places are not those of the first', async ({ page, context }) => {
  await openThree(page)
  await openNote(page, 'Bases')
  await page.keyboard.type(' And who paid.')
  const opened = context.waitForEvent('page')
  await menuOf(page, 'Bases', 'Move to a window of its own')
  const second = await opened
  await named(page, ['Aid', 'Chronology'])
  await expect(text(second)).toHaveText('Where they stood. And who paid.')
  await expect(second.getByRole('navigation', { name: 'Notebook' })).toHaveCount(0)
  await expect(tabs(second)).toHaveText(['Bases'])

  // What is written there is saved, and what is opened there is not what the first one shows after a restart.
  await second.keyboard.press('Control+End')
  await second.keyboard.type(' Nobody.')
  await saved(second)
  await goTo(second, 'Chronology')
  await second.reload()
  await expect(tabs(second)).toHaveText(['Chronology'])
  await expect(second.getByRole('navigation', { name: 'Notebook' })).toHaveCount(0)
  await second.close()
  await page.reload()
  await named(page, ['Aid', 'Chronology'])
  await page.keyboard.press('Alt+Shift+t')
  await named(page, ['Aid', 'Bases', 'Chronology'])
  await expect(text(page)).toHaveText('Where they stood. And who paid. Nobody.')
})
