import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo, links, pane, showLinks, tags, text } from './screens/notebook.ts'

test.use({
  viewport: { width: 1600, height: 900 },
  notebook: {
    notes: [
      { title: 'Transit fees', text: 'Paid by the container. #routes', pinned: true },
      { title: 'Salala', text: 'After it [[Transit fees]] were asked for.' },
      { title: 'Convoys', text: 'See [[Salala]].' },
    ],
  },
})

type Way = { name: string; to: string; from: (page: Page) => Locator; before?: (page: Page) => Promise<void> }

const WAYS: Way[] = [
  { name: 'a link in the text', to: 'Transit fees', from: page => text(page).getByRole('link') },
  { name: 'a pinned note', to: 'Transit fees', from: page => page.getByRole('button', { name: 'Transit fees' }) },
  { name: 'a tag in the tree', to: 'routes', from: page => tags(page).getByRole('treeitem', { name: 'routes' }) },
  {
    name: 'a note in the list',
    to: 'Transit fees',
    from: page => page.getByRole('listbox', { name: 'Notes' }).getByRole('option', { name: /^Transit fees/ }),
    before: page => page.getByRole('button', { name: /^Notes/ }).click(),
  },
  {
    name: 'what links here',
    to: 'Convoys',
    from: page => links(page).getByRole('button', { name: 'Convoys' }),
    before: showLinks,
  },
  {
    name: 'the switcher',
    to: 'Transit fees',
    from: page => page.getByRole('dialog').getByRole('option', { name: 'Transit fees' }),
  },
]

const tabs = (page: Page, at: 0 | 1) => pane(page, at).getByRole('tab')

/** The switcher is gone after each choice. */
async function show(page: Page, way: Way): Promise<Locator> {
  if (way.name === 'the switcher') await page.keyboard.press('Control+o')
  const from = way.from(page)
  await expect(from).toBeVisible()
  return from
}

for (const way of WAYS) {
  test(`from ${way.name} one goes here, with Ctrl into a tab, with Alt or Ctrl and Shift beside`, async ({ page }) => {
    await goTo(page, 'Salala')
    await way.before?.(page)
    const here = page.getByRole('tab', { name: 'Salala', selected: true })

    await (await show(page, way)).click({ modifiers: ['Control'] })
    await expect(tabs(page, 0)).toHaveText(['Salala', new RegExp(way.to)])
    await expect(tabs(page, 0).last()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Alt+w')
    await expect(here).toBeVisible()

    for (const modifiers of [['Alt'], ['Control', 'Shift']] as const) {
      await (await show(page, way)).click({ modifiers: [...modifiers] })
      await expect(tabs(page, 1)).toHaveText([new RegExp(way.to)])
      await expect(tabs(page, 0)).toHaveText(['Salala'])
      await page.keyboard.press('Alt+w')
      await expect(pane(page, 1)).toHaveCount(0)
      await expect(here).toBeVisible()
    }

    await (await show(page, way)).click()
    await expect(tabs(page, 0)).toHaveText([new RegExp(way.to)])
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(here).toBeVisible()
  })
}
