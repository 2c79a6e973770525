/** Where one was on a page that a tab showed before: kept while the window lives. `visit`: the opening it was scrolled for. */
export type PageMemory = { top: number; visit: number }

const kept = new Map<string, PageMemory>()
const MOST = 200

export const recall = (key: string): PageMemory | undefined => kept.get(key)

export function remember(key: string, memory: PageMemory): void {
  kept.delete(key)
  kept.set(key, memory)
  const oldest = kept.keys().next()
  if (kept.size > MOST && !oldest.done) kept.delete(oldest.value)
}
