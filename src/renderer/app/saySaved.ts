import { saving } from '#data/saving.ts'
import { announce } from '#ui/announce.ts'

/** Writing rests when nothing was saved for so long. */
const REST_MS = 3000
const SELDOM_MS = 60_000

/**
 * Says "Saved" to a screen reader when writing rests, once a minute at most: the status line says it all the time. After
 * a save that failed it is said at once. Returns what ends it.
 */
export function saySaved(): () => void {
  let was = saving.get()
  let saidAt = Number.NEGATIVE_INFINITY
  let hadFailed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const say = (words: string) => {
    saidAt = Date.now()
    announce(words)
  }
  const stop = saving.subscribe(() => {
    const now = saving.get()
    if (now.state === was.state && now.at === was.at) return
    was = now
    clearTimeout(timer)
    if (now.state === 'failed') hadFailed = true
    if (now.state !== 'saved') return
    if (hadFailed) say('Saved again')
    else if (Date.now() - saidAt > SELDOM_MS) timer = setTimeout(() => say('Saved'), REST_MS)
    hadFailed = false
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}
