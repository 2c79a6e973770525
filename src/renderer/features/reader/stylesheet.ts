import stylesheet from './page.css?url'

/** The stylesheet of the reader's frame. Absolute: a document in `srcdoc` has no address of its own. */
export const stylesheetUrl = new URL(stylesheet, document.baseURI).href

/**
 * Has it fetched before the first source is opened. In the browser shell it would else be asked for only then, and a
 * window that outlives its server would show its sources bare.
 */
export function fetchStylesheet(): void {
  // Where nothing answers any more, the frame will ask once again.
  fetch(stylesheetUrl).catch(() => {})
}
