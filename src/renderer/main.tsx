import '#ui/tokens.css'
import '#ui/fonts.css'
import '#ui/highlights.css'
import '#ui/base.css'
import { followSpelling } from '#app/followSpelling.ts'
import { foldBeforeMigration, keepSnapshots } from '#app/keepSnapshots.ts'
import { applyKeptTheme, loadLook } from '#app/look.ts'
import { watchRoom } from '#app/room.ts'
import { activeTab } from '#app/session.ts'
import { loadSession } from '#app/windowSession.ts'
import { heads } from '#data/heads.ts'
import { startJournal } from '#data/journal/start.ts'
import { onNotebookClosed, openNotebook } from '#data/open.ts'
import { startSearch } from '#data/search/search.ts'
import { followSettings } from '#data/settings.ts'
import { readAhead } from '#features/notes/readAhead.ts'
import { fetchStylesheet } from '#features/reader/stylesheet.ts'
import { desktop } from '#lib/desktop.ts'

// Before the notebook is asked: a window that turns dark after its first paint flashes.
applyKeptTheme()
void start()

/** The longest that an empty window may look as if nothing happened. */
const [SILENT_MS, UPDATING_MS] = [8000, 1000]

/** Nothing is shown before the heads are there: lists that fill up later would move under the pointer. */
async function start(): Promise<void> {
  // The notebook is read while the script of the window is: each takes about as long as the other.
  const viewing = import('#app/view.tsx')
  const waiting = { timer: setTimeout(() => tellWaiting(false), SILENT_MS) }
  const tellWaiting = (isUpdating: boolean) => void viewing.then(({ showWaiting }) => showWaiting(isUpdating))
  const reading = read(() => {
    clearTimeout(waiting.timer)
    waiting.timer = setTimeout(() => tellWaiting(true), UPDATING_MS)
  }).finally(() => clearTimeout(waiting.timer))
  // It is told where it is waited for.
  reading.catch(() => {})
  const { showApp, showError } = await viewing
  try {
    onNotebookClosed(sentence => showError({ error: new Error(sentence), closed: true }))
    showApp(await reading)
    // The index is read after the first paint, so that it never stands between the researcher and the notes.
    requestAnimationFrame(() => setTimeout(startSearch, 0))
    requestAnimationFrame(() => setTimeout(followRest, 0))
    // What is committed meanwhile waits for it.
    requestAnimationFrame(() => setTimeout(() => void keepSafe(error => void showError({ error })), 0))
    if (!desktop) requestAnimationFrame(() => setTimeout(fetchStylesheet, 0))
  } catch (error) {
    showError({ error })
  }
}

/** What nobody sees in the first frame. */
function followRest(): void {
  followSettings()
  followSpelling()
}

async function keepSafe(onLost: Parameters<typeof startJournal>[0]): Promise<void> {
  if (await startJournal(onLost)) keepSnapshots()
  watchRoom()
  // Else Chromium may clear the notebook when the disk runs low. A browser is asked when its user wishes it.
  if (desktop) await navigator.storage.persist().catch(console.warn)
}

async function read(onUpdating: () => void) {
  const { recovered, readOnly } = await openNotebook(undefined, { onUpdating, beforeMigration: foldBeforeMigration })
  const looking = loadLook()
  // It is told where it is waited for.
  looking.catch(() => {})
  const initial = await loadSession(heads.get())
  // The text is read while the window is made, and is in its first frame where it is there by then.
  const { place } = activeTab(initial)
  if (place.kind === 'note') readAhead(place.id)
  await looking
  return { initial, recovered, readOnly }
}
