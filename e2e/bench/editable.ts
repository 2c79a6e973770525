// The least a keystroke can cost: the browser's own editing, without any script.
import { longText } from './library.ts'

const words = Number(new URLSearchParams(location.search).get('words'))
const editable = document.querySelector('[contenteditable]')
for (const paragraph of longText(words)) {
  const element = document.createElement('p')
  element.textContent = paragraph
  editable?.append(element)
}
