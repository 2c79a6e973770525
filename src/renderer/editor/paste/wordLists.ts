type Item = { element: HTMLElement; level: number; ordered: boolean; start: number }

const NUMBERED = /^\(?([\divxlc]+|[a-z])[.)]/i

/** Word writes a list as paragraphs: the level stands in a style, the bullet or number in a span to be ignored. */
function itemOf(element: Element): Item | null {
  if (element.tagName !== 'P') return null
  const level = /mso-list:[^;"]*level(\d+)/i.exec(element.getAttribute('style') ?? '')
  if (!level) return null
  const marker = markerOf(element)
  const text = (marker?.textContent ?? '').trim()
  const start = Number.parseInt(text.replace(/\D/g, ''), 10)
  return { element: element as HTMLElement, level: Number(level[1]), ordered: NUMBERED.test(text), start: start || 1 }
}

function markerOf(element: Element): Element | null {
  return (
    [...element.querySelectorAll('span')].find(span => /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? '')) ??
    null
  )
}

function newList(item: Item): HTMLElement {
  const list = item.element.ownerDocument.createElement(item.ordered ? 'ol' : 'ul')
  if (item.ordered && item.start > 1) list.setAttribute('start', String(item.start))
  return list
}

function buildList(items: Item[]): HTMLElement {
  const root = newList(items[0]!)
  const open = [{ list: root, level: items[0]!.level }]
  for (const item of items) {
    while (open.length > 1 && open.at(-1)!.level > item.level) open.pop()
    if (item.level > open.at(-1)!.level) {
      const list = newList(item)
      const above = open.at(-1)!.list
      ;(above.lastElementChild ?? above).append(list)
      open.push({ list, level: item.level })
    }
    markerOf(item.element)?.remove()
    const entry = item.element.ownerDocument.createElement('li')
    entry.append(...item.element.childNodes)
    open.at(-1)!.list.append(entry)
  }
  return root
}

/** Puts lists in the place of Word's list paragraphs. */
export function listsFromWord(body: HTMLElement): void {
  for (const element of [...body.querySelectorAll('p')]) {
    const first = element.isConnected ? itemOf(element) : null
    if (!first) continue
    const items = [first]
    for (let next = element.nextElementSibling; next; next = next.nextElementSibling) {
      const item = itemOf(next)
      if (!item) break
      items.push(item)
    }
    const place = element.ownerDocument.createComment('')
    element.before(place)
    const list = buildList(items)
    for (const item of items) item.element.remove()
    place.replaceWith(list)
  }
}
