import { expect, test } from './fixtures.ts'
import { openDetails, openSource } from './screens/bringIn.ts'
import { links, openNote, showLinks, text } from './screens/notebook.ts'

const meetings = ['Freight', 'Meeting', 'Meeting', 'Rail', 'Fees', 'راستہ'].map((title, at) => ({
  title,
  text: `${at === 5 ? 'كراچی سے [[Supply lines]] تک۔' : `Day ${at}: paid after the [[Supply lines]] were shut.`}${at === 1 ? ' #us/aid' : ''}`,
}))

test.use({
  notebook: {
    sources: [
      { title: 'A hearing', text: 'The hearing began.', csl: { type: 'hearing' }, tags: ['us/aid', 'logistics'] },
      { title: 'A report', text: 'The report ended.', csl: { type: 'report' } },
      { title: 'Another report', text: 'It ended too.', csl: { type: 'report' }, reading: 'read' },
    ],
    notes: [{ title: 'Supply lines', text: 'Two roads.' }, ...meetings],
  },
})

test('backlinks are filtered by words and tags, and those of one title told apart', async ({ page }) => {
  await openNote(page, 'Supply lines')
  await showLinks(page)
  const pane = links(page)
  await expect(pane.getByRole('listitem')).toHaveCount(6)
  await expect(pane.getByRole('button', { name: /^Meeting, #us\/aid · changed today/ })).toBeVisible()
  const field = pane.getByRole('searchbox', { name: 'Filter backlinks' })
  await field.fill('کراچي')
  await expect(pane.getByRole('listitem')).toHaveText([/راستہ/])
  await expect(pane.getByRole('heading')).toHaveText('Backlinks 1 of 6')
  await field.fill('#us paid')
  await expect(pane.getByRole('listitem')).toHaveText([/Day 1: paid after/])
  await field.fill('#us nothing')
  await expect(pane).toContainText('No sentence here has all of this.')
  await field.press('Escape')
  await expect(pane.getByRole('listitem')).toHaveCount(6)
  await pane.getByRole('button', { name: /^Day 4/ }).click()
  await expect(text(page)).toContainText('Day 4')
})

test('sources are shown by kind and reading state, with their count', async ({ page }) => {
  await openSource(page, 'A hearing')
  const options = page.getByRole('listbox', { name: 'Sources' }).getByRole('option')
  await expect(options).toHaveCount(3)
  await page.getByRole('button', { name: 'Only one kind' }).click()
  await page.getByRole('menuitem', { name: /\(2\)$/ }).click()
  await expect(options).toHaveText([/Another report/, /A report/])
  await expect(page.getByRole('heading', { name: 'Sources 2' })).toBeVisible()
  await page.getByRole('button', { name: 'Read 1', exact: true }).click()
  await expect(options).toHaveText([/Another report/])
})

test('a tag taken off a source is put back by Undo, and its details are told', async ({ page }) => {
  await openSource(page, 'A hearing')
  const about = await openDetails(page, 'About')
  await expect(about).toContainText('1, of today')
  await about.getByRole('button', { name: 'Remove the tag us/aid' }).click()
  await expect(about.getByRole('button', { name: 'Remove the tag us/aid' })).toHaveCount(0)
  await page.getByRole('status', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
  await expect(about.getByRole('button', { name: 'Remove the tag us/aid' })).toBeVisible()
})
