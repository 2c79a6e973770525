import { expect, test } from '../fixtures.ts'
import { goTo, openNote, saved, text } from '../screens/notebook.ts'
import { shown } from './shown.ts'

test.use({
  notebook: {
    notes: [
      { title: 'Aid', text: 'Money and what it was for.' },
      { title: 'Bases', text: 'Where they stood.' },
    ],
  },
})

test('a tab moves into a small window of its own, and the first one is after a restart as it was', async ({
  desktop,
}) => {
  await shown(desktop)
  await goTo(desktop.page, 'Aid')
  await desktop.page.keyboard.press('Control+t')
  await expect(desktop.page.getByRole('tab', { name: 'Start', selected: true })).toBeVisible()
  await openNote(desktop.page, 'Bases')
  await desktop.page.keyboard.type(' And who paid.')

  const opened = desktop.app.waitForEvent('window')
  await desktop.page.getByRole('tab', { name: 'Bases' }).click({ button: 'right' })
  await desktop.page.getByRole('menuitem', { name: 'Move to a window of its own' }).click()
  const second = await opened
  await expect(desktop.page.getByRole('tab')).toHaveText(['Aid'])
  await expect(text(second)).toHaveText('Where they stood. And who paid.')
  await expect(second.getByRole('navigation', { name: 'Notebook' })).toHaveCount(0)
  const smallest = await desktop.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .map(window => window.getMinimumSize()[0])
      .sort(),
  )
  expect(smallest).toEqual([480, 900])

  await text(second).click()
  await second.keyboard.press('Control+End')
  await second.keyboard.type(' Nobody.')
  await saved(second)
  await second.close()
  await desktop.relaunch()
  await shown(desktop)
  await expect(desktop.page.getByRole('tab')).toHaveText(['Aid'])
  await openNote(desktop.page, 'Bases')
  await expect(text(desktop.page)).toHaveText('Where they stood. And who paid. Nobody.')
})
