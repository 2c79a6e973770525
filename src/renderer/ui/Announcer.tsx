import { useEffect, useState } from 'react'
import { onAnnounce } from './announce.ts'

/** Rendered once, in the app's frame. */
export function Announcer() {
  const [said, setSaid] = useState({ text: '', turn: 0 })
  useEffect(() => onAnnounce(text => setSaid(last => ({ text, turn: last.turn + 1 }))), [])
  return (
    <div className="visuallyHidden" role="status" aria-live="polite">
      {/* The same words twice are two announcements: a new element each time. */}
      <span key={said.turn}>{said.text}</span>
    </div>
  )
}
