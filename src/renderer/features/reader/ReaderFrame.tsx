import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { SourceHead, VersionRow } from '#data/rows.ts'
import { authorsLine } from '#lib/csl.ts'
import { showDate } from '#lib/dates.ts'
import { measureInPixels } from '#lib/measure.ts'
import { isUrdu } from '#lib/words.ts'
import { directionOfLanguage, markDirections } from './direction.ts'
import { forwardEvents } from './frameEvents.ts'
import { wasKey, watchPresses } from './lastPress.ts'
import { openPage, type Page } from './page.ts'
import { pageHtml } from './pageHtml.ts'
import styles from './Reader.module.css'
import { type Paper, useReaderSettings } from './readerSettings.ts'
import { stylesheetUrl } from './stylesheet.ts'

type ReaderFrameProps = {
  source: SourceHead
  version: VersionRow
  paper: Paper
  page: Page | null
  onPage: (page: Page | null) => void
}

/** The sandboxed document with the text. No script runs in it; what it does is done from outside. */
export function ReaderFrame({ source, version, paper, page, onPage }: ReaderFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [settings] = useReaderSettings()
  const [isKeyboard, setIsKeyboard] = useState(false)
  const { csl } = source
  // Of the description only what the first sight needs: editing it must not load the page anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const html = useMemo(() => pageHtml(version.html, stylesheetUrl, csl.language), [version.id])

  const load = () => {
    const opened = frame.current && openPage(frame.current)
    if (!opened) return
    markDirections(opened.article, csl.language)
    onPage(opened)
  }

  useLayoutEffect(() => {
    if (!page || !frame.current) return
    const stopForwarding = forwardEvents(page, frame.current)
    const stopWatching = watchFocus(page, setIsKeyboard)
    takeFocus(frame.current)
    return () => {
      stopForwarding()
      stopWatching()
    }
  }, [page])

  useLayoutEffect(() => {
    if (!page) return
    const root = page.document.documentElement
    root.dataset.paper = paper
    root.style.setProperty('--reader-size', `${settings.size / 16}rem`)
    root.style.setProperty('--reader-measure', `${measureInPixels(settings) / 16}rem`)
    root.style.setProperty('--reader-face', settings.face === 'sans' ? 'var(--font-sans)' : 'var(--font-serif)')
  }, [page, paper, settings])

  useLayoutEffect(() => {
    if (page) fillHead(page, csl)
  }, [page, csl])

  return (
    <div className={styles.frameBox} data-keyboard={isKeyboard || undefined}>
      <iframe
        ref={frame}
        className={styles.frame}
        data-ready={page !== null || undefined}
        title={`The text of “${csl.title || 'Untitled'}”`}
        sandbox="allow-same-origin"
        srcDoc={html}
        onLoad={load}
      />
    </div>
  )
}

function fillHead(page: Page, csl: SourceHead['csl']) {
  const title = page.document.querySelector<HTMLElement>('body > main > header > h1')
  const line = page.document.querySelector<HTMLElement>('body > main > header > p')
  if (!title || !line) return
  page.document.title = csl.title
  setWords(title, csl.title || 'Untitled')
  const parts = [authorsLine(csl), csl['container-title'] || csl.publisher, showDate(csl.issued, csl.language)]
  line.textContent = ''
  for (const part of parts.filter(Boolean)) {
    if (line.hasChildNodes()) line.append(' · ')
    // Each part on its own: an English name must not turn the date of an Urdu line.
    const isolated = page.document.createElement('bdi')
    isolated.textContent = part
    line.append(isolated)
  }
  const isRtl = directionOfLanguage(csl.language) === 'rtl' || title.dir === 'rtl'
  line.dir = isRtl ? 'rtl' : 'ltr'
  line.lang = title.lang
}

function setWords(element: HTMLElement, words: string) {
  const urdu = isUrdu(words)
  element.textContent = words
  element.dir = urdu ? 'rtl' : 'ltr'
  element.lang = urdu ? 'ur' : ''
}

/** The ring around the text is for who came to it by keyboard: whose last press, in the page or around it, was a key. */
function watchFocus(page: Page, set: (isKeyboard: boolean) => void): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal }
  const stopPresses = watchPresses(page.document)
  page.document.addEventListener('pointerdown', () => set(false), options)
  page.window.addEventListener('focus', () => set(wasKey()), options)
  page.window.addEventListener('blur', () => set(false), options)
  return () => {
    stop.abort()
    stopPresses()
  }
}

/** Where one was led here before there was a page, the page around it holds the focus for the text. */
function takeFocus(frame: HTMLIFrameElement): void {
  if (document.activeElement?.getAttribute('role') !== 'tabpanel') return
  if (document.activeElement.contains(frame)) frame.contentWindow?.focus()
}
