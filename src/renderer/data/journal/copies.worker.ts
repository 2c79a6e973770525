import { type Copies, openCopies } from '#shared/copies.ts'
import { browserDisk } from './browserDisk.ts'
import type { Asked, Told } from './workerMessages.ts'

const random = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(4)), byte => byte.toString(16).padStart(2, '0')).join('')
const copies = openCopies(browserDisk(navigator.storage), random)

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  const work = copies[data.name] as (...args: readonly unknown[]) => ReturnType<Copies[keyof Copies]>
  let told: Told
  try {
    told = { call: data.call, value: await work(...data.args) }
  } catch (error) {
    told = { call: data.call, problem: sentenceOf(error) }
  }
  self.postMessage(told)
}

function sentenceOf(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError')
    return 'The browser has no more room for the safe copies. As soon as there is, they are brought up to date.'
  if (name === 'NotFoundError') return 'The browser has removed the safe copies.'
  return `The browser could not write the safe copy (${error instanceof Error ? error.message : name}).`
}
