import '#ui/tokens.css'
import '#ui/fonts.css'
import '#ui/highlights.css'
import '#ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '#app/App.tsx'
import { ErrorScreen } from '#app/ErrorScreen.tsx'
import { applyKeptTheme, loadTheme } from '#app/theme.ts'
import { loadSession } from '#app/windowSession.ts'
import { heads } from '#data/heads.ts'
import { onNotebookClosed, openNotebook } from '#data/open.ts'
import { startSearch } from '#data/search/search.ts'
import { fetchStylesheet } from '#features/reader/stylesheet.ts'
import { desktop } from '#lib/desktop.ts'

// Before the notebook is asked: a window that turns dark after its first paint flashes.
applyKeptTheme()
const root = createRoot(document.getElementById('root')!)
void start()

/** Nothing is shown before the heads are there: lists that fill up later would move under the pointer. */
async function start(): Promise<void> {
  try {
    const { recovered } = await openNotebook()
    const [session, theme] = await Promise.all([loadSession(heads.get()), loadTheme()])
    root.render(
      <StrictMode>
        <App initial={session} theme={theme} recovered={recovered} />
      </StrictMode>,
    )
    onNotebookClosed(sentence => root.render(<ErrorScreen error={new Error(sentence)} closed />))
    // The index is read after the first paint, so that it never stands between the researcher and the notes.
    requestAnimationFrame(() => setTimeout(startSearch, 0))
    if (!desktop) requestAnimationFrame(() => setTimeout(fetchStylesheet, 0))
  } catch (error) {
    root.render(<ErrorScreen error={error} />)
  }
}
