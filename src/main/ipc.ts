import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { Answer, Api, Events } from '#shared/ipc.ts'
import type { Ours } from './address.ts'

/** An error whose message is a sentence for the user. Any other error is told in general words and logged. */
export class Refused extends Error {}

type Run<K extends keyof Api> = (
  window: BrowserWindow,
  ...args: Parameters<Api[K]>
) => ReturnType<Api[K]> | Promise<ReturnType<Api[K]>>

/** Answers a channel. `read` makes sure of the arguments' shape: they come from a page and may be anything. */
export type Handle = <K extends keyof Api>(
  channel: K,
  read: (args: readonly unknown[]) => Parameters<Api[K]>,
  run: Run<K>,
) => void

/** The one door from the windows into the main process: only the top frame of our own page gets an answer. */
export function openDoor(ourOrigin: Ours['origin']): Handle {
  return (channel, read, run) =>
    ipcMain.handle(channel, async (event, ...args): Promise<Answer<unknown>> => {
      try {
        const value = await run(senderOf(event, ourOrigin), ...read(args))
        return { value }
      } catch (error) {
        if (error instanceof Refused) return { problem: error.message }
        console.error(`${channel}:`, error)
        return { problem: 'The desktop could not do this. Nothing in the notebook was changed.' }
      }
    })
}

/** Tells one window something. */
export function tell<K extends keyof Events>(window: BrowserWindow, event: K, value: Events[K]): void {
  if (!window.isDestroyed()) window.webContents.send(event, value)
}

function senderOf(event: IpcMainInvokeEvent, ourOrigin: Ours['origin']): BrowserWindow {
  const frame = event.senderFrame
  const window = BrowserWindow.fromWebContents(event.sender)
  // A frame that has gone, or one inside the page (a source being read), is not the page.
  if (!frame || frame.parent || !ourOrigin(frame.url) || !window)
    throw new Refused('This page may not ask the desktop for anything.')
  return window
}
