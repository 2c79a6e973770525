import { useEffect, useState } from 'react'
import { onAnnounce } from './announce.ts'

/** Rendered once, in the app's frame. */
export function Announcer() {
  const [said, setSaid] = useState({ text: '', turn: 0 })
  useEffect(() => onAnnounce(text => setSaid(last => ({ text, turn: last.turn + 1 }))), [])
  return (
    // Without the attribute a dialog would hide it with all that lies under it.
    <div className="visuallyHidden" role="status" aria-live="polite" data-live-announcer="true">
      {/* The same words twice are two announcements: a new element each time. */}
      <span key={said.turn}>{said.text}</span>
    </div>
  )
}
