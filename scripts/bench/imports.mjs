import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inBrowser, profile } from './browser.mjs'
import { median, row } from './numbers.mjs'
import { EDITOR } from './rows.mjs'

/**
 * @typedef {import('./numbers.mjs').Row} Row
 * @typedef {import('./rows.mjs').Bench} Bench
 * @typedef {import('./rows.mjs').Pair} Pair
 */

/** Markdown in a zip, into an empty notebook, until its last note is found. @param {Bench} bench @returns {Promise<Row[]>} */
export async function imports(bench) {
  const count = bench.count < 10_000 ? 200 : 2_000
  const pairs = /** @type {Pair[]} */ ([])
  for (let at = 0; at < bench.rounds; at++) {
    pairs.push(
      await inBrowser(profile(), async page => {
        await page.goto(`${bench.site}bench/data.html`)
        return /** @type {Promise<Pair>} */ (page.evaluate(`bench.imports(${count})`))
      }),
    )
  }
  const of = (/** @type {'own' | 'limit'} */ side) => median(pairs.map(pair => pair[side][0] ?? Number.NaN))
  const worst = await worstFrame(bench, count)
  return [
    row(`import ${count.toLocaleString('en')} notes of Markdown, until searchable`, of('own'), {
      limit: of('limit'),
      times: 1 / 0.75,
    }),
    row('import, longest time between two frames', worst, { goal: 50 }),
  ]
}

/** In the window, from the choice of the zip to the report. @param {Bench} bench @param {number} count */
function worstFrame(bench, count) {
  const folder = profile(bench.library)
  return inBrowser(folder, async page => {
    await page.goto(`${bench.site}bench/data.html`)
    const zip = String(await page.evaluate(`bench.zip(${count})`))
    const path = join(folder, 'vault.zip')
    writeFileSync(path, Buffer.from(zip.slice(zip.indexOf(',') + 1), 'base64'))
    await page.goto(bench.site)
    await page.waitForSelector(EDITOR)
    await page.waitForTimeout(3000)
    await page.keyboard.press('Control+p')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('>Import Markdown')
    await dialog.getByRole('option', { name: 'Import Markdown', selected: true }).waitFor()
    await page.keyboard.press('Enter')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a zip or files…' }).click(),
    ])
    await page.evaluate('clock.watch()')
    await chooser.setFiles(path)
    await page.getByRole('heading', { name: /were added/ }).waitFor()
    return Number(await page.evaluate('clock.stop()'))
  })
}
