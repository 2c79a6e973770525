// `npm run bench`: how fast the app is, each row beside a limit measured in the same run.
import { writeFileSync } from 'node:fs'
import { build } from './build.mjs'
import { getChromium } from './chromium.mjs'
import { install } from './install.mjs'
import { begin, Stop, say } from './say.mjs'

const USAGE = `npm run bench -- [--json FILE] [--quick] [--only PARTS]
  --json FILE  writes the rows as [{name, unit, limit, value, goal, ok}]
  --quick      a smaller library, once: for trying, not for judging
  --only PARTS one or more, with commas: start, keys, library, open, save, history, search, backlinks, tags,
               memory, ready, results, import, screens, panes, copies, large`

await begin(async () => {
  const wish = readWish(process.argv.slice(2))
  await install()
  await build()
  process.env.CHROMIUM_PATH = (await getChromium()) ?? ''
  if (!process.env.CHROMIUM_PATH) throw new Stop('No Chromium to measure in: set CHROMIUM_PATH to one.')
  // What they import is there only now.
  const [{ serveSite }, { dropProfiles, profile }, rows, more, { imports }, { copies }, { table }] = await Promise.all([
    import('./bench/site.mjs'),
    import('./bench/browser.mjs'),
    import('./bench/rows.mjs'),
    import('./bench/screens.mjs'),
    import('./bench/imports.mjs'),
    import('./bench/copies.mjs'),
    import('./bench/numbers.mjs'),
  ])
  const size = wish.quick ? { count: 1_000, rounds: 1, repeats: 60 } : { count: 10_000, rounds: 3, repeats: 200 }
  const server = await serveSite()
  const bench = { site: server.address, library: profile(), ...size }
  try {
    say(`Filling a notebook with ${size.count.toLocaleString('en')} notes.`)
    await rows.fillLibrary(bench)
    const parts = {
      start: rows.start,
      keys: rows.keyToPaint,
      library: rows.fullAgainstEmpty,
      open: rows.openNote,
      save: rows.save,
      history: rows.history,
      search: rows.search,
      backlinks: rows.backlinks,
      tags: rows.tagQuery,
      memory: rows.memory,
      ready: more.searchReady,
      results: more.keyToResults,
      import: imports,
      screens: more.screens,
      panes: more.withPanes,
      copies,
      large: (/** @type {import('./bench/rows.mjs').Bench} */ of) => more.large(of, rows.start, rows.fillLibrary),
    }
    const unknown = wish.only.filter(name => !(name in parts))
    if (unknown.length > 0) throw new Stop(`There is no part ${unknown.join(', ')}.\n${USAGE}`)
    const measured = []
    for (const [name, measure] of Object.entries(parts)) {
      if (wish.only.length > 0 && !wish.only.includes(name)) continue
      say(`Measuring: ${name}.`)
      measured.push(...(await measure(bench)))
    }
    say(`\n${table(measured)}`)
    if (wish.json) writeFileSync(wish.json, `${JSON.stringify(measured, null, 2)}\n`)
  } finally {
    await server.close()
    dropProfiles()
  }
})

/** @param {string[]} args */
function readWish(args) {
  const wish = { json: '', quick: false, only: /** @type {string[]} */ ([]) }
  for (let at = 0; at < args.length; at++) {
    if (args[at] === '--quick') wish.quick = true
    else if (args[at] === '--json' && args[at + 1]) wish.json = args[++at] ?? ''
    else if (args[at] === '--only' && args[at + 1]) wish.only = args[++at]?.split(',') ?? []
    else throw new Stop(USAGE)
  }
  return wish
}
