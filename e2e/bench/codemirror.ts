// What people use today for long texts: CodeMirror 6, which draws only what is in view.
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { longText } from './library.ts'

const words = Number(new URLSearchParams(location.search).get('words'))
const state = EditorState.create({
  doc: longText(words).join('\n\n'),
  extensions: [EditorView.lineWrapping, EditorView.theme({ '&': { height: '700px' } })],
})
// In a shadow root it uses adopted style sheets, which the policy allows; in the page it would add a style element.
const host = document.body.appendChild(document.createElement('div'))
const view = new EditorView({ state, parent: host.attachShadow({ mode: 'open' }) })
const middle = state.doc.lineAt(Math.floor(state.doc.length / 2)).to
addEventListener('bench-caret', () => {
  view.dispatch({ selection: { anchor: middle }, scrollIntoView: true })
  view.focus()
})
