import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LostNotebook } from '#data/journal/lost.ts'
import { App, type AppProps } from './App.tsx'
import { ErrorScreen, type ErrorScreenProps } from './ErrorScreen.tsx'
import { WaitingScreen } from './WaitingScreen.tsx'

const root = createRoot(document.getElementById('root')!)

/** Shows the window on an open notebook. */
export function showApp(props: AppProps): void {
  root.render(
    <StrictMode>
      <App {...props} />
    </StrictMode>,
  )
}

/** Shows, in place of the window, why there is none; and where the notebook is not as it was left, how to bring it back. */
export async function showError(props: ErrorScreenProps): Promise<void> {
  if (props.error instanceof LostNotebook) {
    const { RecoveryScreen } = await import('./RecoveryScreen.tsx')
    root.render(<RecoveryScreen why={props.error.why} />)
    return
  }
  root.render(<ErrorScreen {...props} />)
}

/** Shows, until something else is shown, that the notebook is not open yet. */
export function showWaiting(isUpdating: boolean): void {
  root.render(<WaitingScreen isUpdating={isUpdating} />)
}
