import type { CommandLine, Session } from 'electron'
import { mayLoad, type Ours } from './address.ts'

/**
 * Before the app is ready: Chromium's own services (proxy discovery, spelling, prediction) run beside the pages, so they
 * are cut off below them. No name resolves and no proxy is looked for. When a page is fetched at the user's wish one
 * day, it has to be let through here by name.
 */
export function cutNetwork(commandLine: CommandLine, developing: boolean): void {
  commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${developing ? ', EXCLUDE localhost' : ''}`)
  commandLine.appendSwitch('no-proxy-server')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-domain-reliability')
  // A debugger on a port could read the notebook and drive the window.
  if (!developing) for (const name of ['remote-debugging-port', 'remote-debugging-pipe']) commandLine.removeSwitch(name)
}

/** Cancels every request of a session that does not stay inside the app. */
export function refuseRequests(session: Session, ourOrigin: Ours['origin'], developing: boolean): void {
  session.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !mayLoad(details.url, ourOrigin, developing) }),
  )
  // Without an address of our own to ask, Chromium fetches dictionaries from Google.
  session.setSpellCheckerDictionaryDownloadURL('app://notebook/dictionaries/')
}
