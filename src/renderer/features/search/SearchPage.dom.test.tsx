import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Found, Hit, SearchOptions, SearchState, Snippet } from '#data/search/search.ts'
import { onAnnounce } from '#ui/announce.ts'
import { SearchPage, type SearchPageProps } from './SearchPage.tsx'

type Asked = SearchOptions & {
  query: string
  signal: AbortSignal
  answer: (found: Found) => void
  fail: (e: Error) => void
}

const data = vi.hoisted(() => ({
  asked: [] as unknown[],
  passages: [] as Snippet[],
  state: { phase: 'ready', done: 2, total: 2, version: 1, reason: null } as SearchState,
  tell: () => {},
}))

vi.mock('#data/search/search.ts', () => ({
  searchNotebook: (query: string, options: SearchOptions & { signal: AbortSignal }) =>
    new Promise<Found>((answer, fail) => data.asked.push({ query, ...options, answer, fail })),
  listPassages: () => Promise.resolve(data.passages),
  searchState: {
    get: () => data.state,
    subscribe: (listener: () => void) => {
      data.tell = listener
      return () => {}
    },
  },
}))
vi.mock('#data/heads.ts', () => ({
  heads: {
    get: () => ({
      sources: new Map([['s1', { csl: { title: 'Seven months at Torkham', issued: '2019-03' } }]]),
      highlights: new Map([['h1', { sourceId: 's1', color: 'rose', anchor: { block: 8, exact: 'The marked words' } }]]),
    }),
  },
  titleOf: (head: { csl: { title: string } }) => head.csl.title,
}))

const asked = () => data.asked as Asked[]
const last = () => asked().at(-1)!

const snippet = (text: string, lit: [number, number][] = [], about: Partial<Snippet> = {}): Snippet => ({
  text,
  lit,
  passage: null,
  hasMore: false,
  ...about,
})

const hit = (id: string, about: Partial<Hit> = {}): Hit => ({
  id,
  kind: id.startsWith('s') ? 'source' : id.startsWith('h') ? 'highlight' : 'note',
  score: 1,
  title: `Title ${id}`,
  titleLit: [],
  snippet: snippet(`Text of ${id}`),
  changedAt: Date.now(),
  ...about,
})

const found = (hits: Hit[], about: Partial<Found> = {}): Found => ({
  hits,
  total: hits.length,
  counts: { note: hits.length, source: 0, highlight: 0 },
  near: [],
  ms: 4,
  ...about,
})

let root: Root
let host: HTMLElement
const open = vi.fn()
const onQuery = vi.fn()
const onStatus = vi.fn()

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.useFakeTimers()
  vi.clearAllMocks()
  data.asked = []
  data.state = { phase: 'ready', done: 2, total: 2, version: 1, reason: null }
  host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
})

afterEach(() => {
  act(() => root.unmount())
  host.remove()
  vi.useRealTimers()
})

async function show(query: string, props: Partial<SearchPageProps> = {}) {
  await act(async () => root.render(<SearchPage {...{ query, open, onQuery, onStatus, ...props }} />))
}
const answer = (answered: Found, to = last()) => act(async () => to.answer(answered))
const input = () => host.querySelector('input')!
const options = () => [...host.querySelectorAll('[role="option"]')]

async function type(text: string) {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input(), text)
    input().dispatchEvent(new Event('input', { bubbles: true }))
  })
}

async function press(key: string, about: KeyboardEventInit = {}) {
  await act(async () => {
    input().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...about }))
  })
}

test('the box has the focus, and an empty one says how to search', async () => {
  await show('')
  expect(document.activeElement).toBe(input())
  expect(host.textContent).toContain('tag:us/military-aid')
  expect(asked()).toEqual([])
  const phrase = [...host.querySelectorAll('button')].find(button => button.textContent?.includes('supply route'))!
  await act(async () => phrase.click())
  expect(input().value).toBe('"')
})

test('who comes here again writes over the last question', async () => {
  await show('regret', { visit: 1 })
  input().blur()
  await show('regret', { visit: 2 })
  expect(document.activeElement).toBe(input())
  expect([input().selectionStart, input().selectionEnd]).toEqual([0, 6])
})

test('shows what was found with the words lit, kind and date', async () => {
  await show('regret')
  await answer(
    found([
      hit('n1', { titleLit: [[0, 5]], snippet: snippet('A word of regret.', [[10, 16]]) }),
      hit('s1', { title: '' }),
    ]),
  )
  expect([...host.querySelectorAll('mark')].map(mark => mark.textContent)).toEqual(['Title', 'regret'])
  expect(options().map(option => option.textContent)).toEqual([
    'Title n1Note · todayA word of regret.',
    'UntitledSource · 2019Text of s1',
  ])
  expect(onStatus).toHaveBeenLastCalledWith('2 found in 4 ms')
})

test('a right-to-left thing is turned as a whole', async () => {
  await show('رسد')
  await answer(found([hit('n1', { title: 'رسد کا راستہ', snippet: snippet('The road') })]))
  expect(options()[0]!.getAttribute('dir')).toBe('rtl')
  expect(host.querySelector('p')!.getAttribute('dir')).toBe('ltr')
  expect(host.querySelector('[lang="ur"]')!.textContent).toBe('رسد کا راستہ')
})

describe('while typing', () => {
  test('the newest question wins and the last answer stays until it comes', async () => {
    await show('aid')
    await answer(found([hit('n1')]))
    await type('aid t')
    expect(options().length).toBe(1)
    const older = last()
    await type('aid tr')
    expect(older.signal.aborted).toBe(true)
    await answer(found([hit('n8')]), older)
    expect(options()[0]!.textContent).toContain('n1')
    await answer(found([hit('n9')]))
    expect(options()[0]!.textContent).toContain('n9')
  })

  test('the place remembers the query after a pause, and shows its own when one goes back', async () => {
    await show('aid')
    await type('trade')
    expect(onQuery).not.toHaveBeenCalled()
    await act(async () => vi.advanceTimersByTime(500))
    expect(onQuery).toHaveBeenCalledWith('trade')
    await show('trade')
    await show('aid')
    expect(input().value).toBe('aid')
  })

  test('a screen reader hears the count once the typing pauses', async () => {
    const heard: string[] = []
    const stop = onAnnounce(text => heard.push(text))
    await show('aid')
    await answer(found([hit('n1')]))
    expect(heard).toEqual([])
    await act(async () => vi.advanceTimersByTime(1000))
    expect(heard).toEqual(['1 found'])
    stop()
  })
})

describe('the keys', () => {
  beforeEach(async () => {
    await show('aid')
    await answer(found([hit('n1'), hit('s2'), hit('n3')]))
  })
  const active = () => host.querySelector(`[id="${input().getAttribute('aria-activedescendant')}"]`)?.textContent

  test('go through the results while the box keeps the focus', async () => {
    expect(active()).toContain('n1')
    await press('ArrowDown')
    await press('ArrowDown')
    await press('ArrowDown')
    expect(active()).toContain('n3')
    await press('ArrowUp')
    expect(active()).toContain('s2')
    expect(document.activeElement).toBe(input())
  })

  test.each<[string, KeyboardEventInit, string]>([
    ['Enter', {}, 'here'],
    ['Alt+Enter', { altKey: true }, 'beside'],
    ['Ctrl+Enter', { ctrlKey: true }, 'tab'],
    ['Ctrl+Shift+Enter', { ctrlKey: true, shiftKey: true }, 'beside'],
  ])('%s opens', async (_, keys, where) => {
    await press('ArrowDown')
    await press('Enter', keys)
    expect(open).toHaveBeenCalledWith({ kind: 'source', id: 's2' }, where)
  })

  test('the query is remembered before one leaves', async () => {
    await type('aid x')
    await press('Enter')
    expect(open).not.toHaveBeenCalled()
    await answer(found([hit('n7')]))
    await press('Enter')
    expect(onQuery).toHaveBeenCalledWith('aid x')
    expect(open).toHaveBeenCalledWith({ kind: 'note', id: 'n7' }, 'here')
  })

  test('Escape empties the box', async () => {
    await press('Escape')
    expect(input().value).toBe('')
    expect(options()).toEqual([])
  })

  test('a click opens, with Alt beside, with Ctrl in a tab', async () => {
    for (const [keys, where] of [
      [{}, 'here'],
      [{ altKey: true }, 'beside'],
      [{ ctrlKey: true }, 'tab'],
    ] as const) {
      await act(async () => void options()[0]!.dispatchEvent(new MouseEvent('click', { bubbles: true, ...keys })))
      expect(open).toHaveBeenLastCalledWith({ kind: 'note', id: 'n1' }, where)
    }
  })
})

test('one kind alone', async () => {
  await show('aid')
  await answer(found([hit('n1')], { counts: { note: 1, source: 12, highlight: 0 } }))
  const sources = [...host.querySelectorAll('label')].find(label => label.textContent === 'Sources12')!
  await act(async () => sources.querySelector('input')!.click())
  expect(last()).toMatchObject({ kinds: ['source'] })
})

test('thirty at first, and fifty more at a time', async () => {
  await show('aid')
  await answer(
    found(
      Array.from({ length: 30 }, (_, i) => hit(`n${i}`)),
      { total: 120 },
    ),
  )
  const more = [...host.querySelectorAll('button')].find(
    button => button.textContent === 'Show 50 more of 120 results',
  )!
  await act(async () => more.click())
  expect(last().limit).toBe(80)
})

describe('says', () => {
  test.each([
    ['"supply rute"', 'quotation marks'],
    ['aid tag:x', 'one of the conditions'],
    ['aid trade', 'fewer words'],
    ['aid', 'trash is not searched'],
  ])('what to do where nothing has %s', async (query, advice) => {
    await show(query)
    await answer(found([]))
    expect(host.textContent).toContain('Nothing has all of this.')
    expect(host.textContent).toContain(advice)
  })

  test('which near spelling it took', async () => {
    await show('torkhan')
    await answer(found([hit('n1')], { near: [{ word: 'torkhan', taken: ['torkham'] }] }))
    expect(host.textContent).toContain('“torkhan” is nowhere. Near it: torkham.')
  })

  test('that it is still reading, and asks again when there is more', async () => {
    data.state = { phase: 'indexing', done: 400, total: 10_000, version: 2, reason: null }
    await show('aid')
    await answer(found([]))
    expect(host.textContent).toContain('400 of 10,000')
    expect(host.textContent).toContain('Nothing yet')
    data.state = { ...data.state, phase: 'ready', version: 3 }
    await act(async () => data.tell())
    expect(asked().length).toBe(2)
    await answer(found([hit('n1')]))
    expect(options().length).toBe(1)
    expect(host.textContent).not.toContain('Still reading')
  })

  test('what went wrong, and tries again', async () => {
    await show('aid')
    await act(async () => last().fail(new Error('The search has stopped.')))
    expect(host.querySelector('[role="alert"]')!.textContent).toContain('The search has stopped.')
    const again = [...host.querySelectorAll('button')].find(button => button.textContent === 'Search again')!
    await act(async () => again.click())
    await answer(found([hit('n1')]))
    expect(host.querySelector('[role="alert"]')).toBeNull()
    expect(options().length).toBe(1)
  })
})

describe('where a result leads', () => {
  const passage = { start: 12, before: 'a word of ', words: 'regret', after: '.' }

  test('to its words', async () => {
    await show('regret')
    await answer(found([hit('n1', { snippet: snippet('a word of regret.', [[10, 16]], { passage }) })]))
    await press('Enter')
    expect(open).toHaveBeenCalledWith({ kind: 'note', id: 'n1', passage }, 'here')
  })

  test('a highlight goes by the title of its source, and opens there', async () => {
    await show('regret')
    await answer(found([hit('h1', { title: '', snippet: snippet('a word of regret.', [], { passage }) })]))
    expect(options()[0]!.textContent).toBe('Seven months at TorkhamHighlight · ¶ 9a word of regret.')
    await press('Enter')
    expect(open).toHaveBeenCalledWith({ kind: 'source', id: 's1', highlight: 'h1' }, 'here')
    const inComment = { passage: { ...passage, start: 40 } }
    await type('of regret')
    await answer(found([hit('h1', { title: '', snippet: snippet('Of regret.', [], inComment) })]))
    expect(options()[0]!.textContent).toMatch(/The marked wordsOf regret\.$/)
  })

  test('every passage is shown with the right arrow, opened, and put away', async () => {
    const heard: string[] = []
    const stop = onAnnounce(text => heard.push(text))
    data.passages = [snippet('First regret.', [[6, 12]]), snippet('Then regret.', [[5, 11]], { passage })]
    await show('regret')
    await answer(found([hit('s1', { snippet: snippet('Then regret.', [], { passage, hasMore: true }) }), hit('n2')]))
    input().setSelectionRange(6, 6)
    await press('ArrowRight')
    expect(options().map(option => option.textContent)).toEqual([
      'Title s1Source · 2019',
      'First regret.',
      'Then regret.',
      'Title n2Note · todayText of n2',
    ])
    expect(heard).toEqual(['2 passages'])
    await press('ArrowDown')
    await press('ArrowDown')
    await press('Enter')
    expect(open).toHaveBeenCalledWith({ kind: 'source', id: 's1', passage }, 'here')
    await press('ArrowRight')
    expect(options()).toHaveLength(2)
    stop()
  })
})
