import type { WebContents } from 'electron'
import type { Ours } from './address.ts'

/**
 * Keeps a page where it is: no new window, no other page, no page inside it. Addresses leave the app through the
 * channel `openOutside` only, which asks for a click; a window that the page opens is refused without a look at where to.
 */
export function guard(contents: WebContents, our: Ours): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', event => {
    if (!our.page(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', event => event.preventDefault())
  contents.on('will-frame-navigate', event => {
    // The reader's frame holds its text in `srcdoc`; it never has an address.
    if (!(event.isMainFrame ? our.page(event.url) : isFrameless(event.url))) event.preventDefault()
  })
  contents.on('will-attach-webview', event => event.preventDefault())
  // WebRTC passes the CSP by, and tells a stranger this machine's addresses.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

function isFrameless(address: string): boolean {
  return address === 'about:srcdoc' || address === 'about:blank'
}
