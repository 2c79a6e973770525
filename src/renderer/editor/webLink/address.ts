const ALLOWED = /^(https?|mailto):/i
const CONTROL = /[\p{Cc} ]/gu

/** An address that a note may link to (http, https, mailto), as the browser would read it; null for every other. */
export function webAddress(written: string): string | null {
  // Browsers skip control characters inside a scheme, so `java\nscript:` must not hide behind them.
  const address = written.replace(CONTROL, '')
  if (!ALLOWED.test(address)) return null
  try {
    const url = new URL(address)
    return url.protocol === 'mailto:' || url.host ? url.href : null
  } catch {
    return null
  }
}

/** What somebody typed into the link field, with what they left out. */
export function typedAddress(written: string): string | null {
  const text = written.trim()
  if (/^[^\s@/:]+@[^\s@/:]+\.\p{L}{2,}$/u.test(text)) return webAddress(`mailto:${text}`)
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#:]\S*)?$/u.test(text)) return webAddress(`https://${text}`)
  return webAddress(text)
}
