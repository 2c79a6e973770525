import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, type AppProps } from './App.tsx'
import { ErrorScreen, type ErrorScreenProps } from './ErrorScreen.tsx'

const root = createRoot(document.getElementById('root')!)

/** Shows the window on an open notebook. */
export function showApp(props: AppProps): void {
  root.render(
    <StrictMode>
      <App {...props} />
    </StrictMode>,
  )
}

/** Shows, in place of the window, why there is none. */
export function showError(props: ErrorScreenProps): void {
  root.render(<ErrorScreen {...props} />)
}
