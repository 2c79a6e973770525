import { expect, test } from './fixtures.ts'

// Every other test rests on the guards of the fixture; these must fail, each for its own reason.
test.describe('a test fails when the app', () => {
  test.fail()

  test('asks another host', async ({ page }) => {
    await page.evaluate(() => fetch('https://elsewhere.example/').catch(() => null))
  })

  test('shows a remote picture in a frame', async ({ page }) => {
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      frame.sandbox.add('allow-same-origin')
      frame.srcdoc = '<img src="https://elsewhere.example/a.png">'
      const loaded = new Promise(done => frame.addEventListener('load', done))
      document.body.append(frame)
      return loaded
    })
  })

  test('adds a style element', async ({ page }) => {
    await page.evaluate(() => {
      const style = document.createElement('style')
      style.textContent = 'body { color: red }'
      document.head.append(style)
    })
  })

  test('writes an error to the console', async ({ page }) => {
    await page.evaluate(() => console.error('planted'))
  })

  test('lets an error through', async ({ page }) => {
    const thrown = page.waitForEvent('pageerror')
    await page.evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('planted')
        }),
    )
    await thrown
  })

  test('leaves a promise to fail by itself', async ({ page }) => {
    const told = page.waitForEvent('console')
    await expect(page.getByRole('button', { name: 'New note' }).first()).toBeVisible()
    await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('planted'))))
    await told
  })

  test('does any of this in a second window', async ({ page, context, site }) => {
    await page.close()
    const other = await context.newPage()
    await other.goto(site)
    await other.evaluate(() => console.error('planted'))
  })
})

test.describe('what a test breaks on purpose', () => {
  test.use({ allowed: [/planted/] })

  test('is allowed by name', async ({ page }) => {
    await page.evaluate(() => console.error('planted'))
    await expect(page).toHaveTitle(/./)
  })
})
