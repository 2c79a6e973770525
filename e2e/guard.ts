import type { BrowserContext } from '@playwright/test'

export type Guard = {
  /** What the app must never do and has done, each as a sentence. */
  broken(): string[]
}

/**
 * Watches every page of a context: requests to any host but the app's, breaches of the Content Security Policy,
 * errors that nobody caught, and errors in the console. Chromium writes each breach of the policy to the console, those
 * in frames and workers too; an init script that listens for them would itself be refused in the reader's frame.
 */
export function watch(context: BrowserContext, isOwn: (url: URL) => boolean, allowed: RegExp[]): Guard {
  const broken: string[] = []
  const note = (sentence: string) => {
    if (!allowed.some(pattern => pattern.test(sentence))) broken.push(sentence)
  }
  context.on('request', request => {
    const url = new URL(request.url())
    if (!['data:', 'blob:', 'about:'].includes(url.protocol) && !isOwn(url)) note(`A request left the app: ${url.href}`)
  })
  context.on('weberror', error => note(`An error nobody caught: ${error.error().stack ?? error.error().message}`))
  context.on('console', message => {
    const text = message.text()
    if (message.type() === 'error') note(`An error in the console: ${text} (${message.location().url})`)
    else if (/Content[- ]Security[- ]Policy/i.test(text)) note(`A breach of the policy: ${text}`)
  })
  return { broken: () => broken }
}
