import type { NoteImage } from './noteImage.ts'

type ImageClasses = Partial<Record<'block' | 'picture' | 'remark', string>>

/** figure > img, p. The functions below find the parts by this order. */
export function createImageDom(classes: ImageClasses): HTMLElement {
  const dom = document.createElement('figure')
  dom.className = classes.block ?? ''
  const picture = document.createElement('img')
  picture.className = classes.picture ?? ''
  picture.draggable = false
  picture.hidden = true
  const remark = document.createElement('p')
  remark.className = classes.remark ?? ''
  remark.hidden = true
  dom.append(picture, remark)
  return dom
}

const pictureOf = (dom: HTMLElement) => dom.firstElementChild as HTMLImageElement

/** Writes description and width. */
export function paintImage(dom: HTMLElement, { alt, width }: NoteImage): void {
  const picture = pictureOf(dom)
  picture.alt = alt || 'Image without a description'
  if (width === null) picture.style.removeProperty('width')
  else picture.style.width = `${width}%`
}

/** Shows the picture at an address. */
export function showPicture(dom: HTMLElement, address: string): void {
  const picture = pictureOf(dom)
  picture.onerror = () => showRemark(dom, 'This image cannot be shown: its file is damaged.')
  picture.src = address
  picture.hidden = false
  ;(dom.lastElementChild as HTMLElement).hidden = true
}

/** Says in a sentence why there is no picture. */
export function showRemark(dom: HTMLElement, sentence: string): void {
  const remark = dom.lastElementChild as HTMLElement
  pictureOf(dom).hidden = true
  remark.textContent = sentence
  remark.hidden = false
}
