type Shown = Window & typeof globalThis

const LIT = 'passage'
const LONGEST_MS = 6000

const putOut = new WeakMap<Window, () => void>()

/** Lights words of a page that one was led to, until the next key or press. An engine without the Highlight API shows them plain. */
export function light(view: Shown, range: Range): void {
  putOut.get(view)?.()
  const registry = view.CSS?.highlights
  if (!registry || !view.Highlight) return
  const lit = new view.Highlight(range)
  // Above the colours of a source's highlights.
  lit.priority = 1
  registry.set(LIT, lit)
  const stop = new AbortController()
  const options = { capture: true, passive: true, signal: stop.signal }
  const out = () => {
    stop.abort()
    clearTimeout(timer)
    if (registry.get(LIT) === lit) registry.delete(LIT)
  }
  const timer = setTimeout(out, LONGEST_MS)
  view.addEventListener('keydown', out, options)
  view.addEventListener('pointerdown', out, options)
  putOut.set(view, out)
}
