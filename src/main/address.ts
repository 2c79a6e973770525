/** The one place the window shows. Its scheme and host are fixed for ever: another origin would orphan the notebook. */
export const HOME = 'app://notebook/'

export type Ours = {
  /** Whether the address belongs to our own origin. */
  origin(address: string): boolean
  /** Whether the address is the page itself, the only thing a window may navigate to. */
  page(address: string): boolean
  /** What a new window loads, with the place to show as JSON, or null for where one was last. */
  home(place: string | null): string
}

/** What counts as ours: the app's own origin and, while developing, the dev server's instead. */
export function ours(devServer: string | null): Ours {
  const home = devServer ?? HOME
  const own = new URL(home)
  const belongs = (url: URL | null) =>
    // `origin` is "null" for app: in Node, and credentials would hide the real host from the eye.
    url !== null && url.protocol === own.protocol && url.host === own.host && url.username === '' && url.password === ''
  return {
    origin: address => belongs(parse(address)),
    page: address => {
      const url = parse(address)
      return belongs(url) && (url!.pathname === '/' || url!.pathname === '/index.html') && url!.search === ''
    },
    home: place => (place === null ? own.href : `${own.href}#${encodeURIComponent(place)}`),
  }
}

const OUTSIDE = ['http:', 'https:', 'mailto:']

/** The address to hand to the system, written as the parser understood it; null when it may not leave the app. */
export function outsideAddress(address: string): string | null {
  if (address.length > 8192) return null
  const url = parse(address)
  if (url === null || !OUTSIDE.includes(url.protocol)) return null
  // "https://bank.example@evil.example" shows one host and opens another.
  if (url.username !== '' || url.password !== '') return null
  // A mail program may attach files when it is asked to.
  if (url.protocol === 'mailto:' && [...url.searchParams.keys()].some(key => /^attach/i.test(key))) return null
  return url.href
}

/** Whether a request may be made at all: nothing leaves the machine. */
export function mayLoad(address: string, ourOrigin: Ours['origin'], developing: boolean): boolean {
  const url = parse(address)
  if (url === null) return false
  if (url.protocol === 'data:' || url.protocol === 'blob:') return true
  if (developing && url.protocol === 'devtools:') return true
  // The dev server's own socket, which tells the page what changed.
  if (developing && url.protocol === 'ws:') return ourOrigin(address.replace(/^ws:/i, 'http:'))
  return ourOrigin(address)
}

function parse(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
