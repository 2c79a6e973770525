// The least a start can be: open IndexedDB, read the fifty newest notes, paint them beside something to type in.
const opening = indexedDB.open('notebook')
opening.onsuccess = () => {
  const list = document.querySelector('ul')
  const reading = opening.result.transaction('notes').objectStore('notes').index('seq').openCursor(null, 'prev')
  let shown = 0
  reading.onsuccess = () => {
    const cursor = reading.result
    if (!cursor || shown++ === 50) return
    const row = document.createElement('li')
    row.setAttribute('role', 'option')
    row.textContent = cursor.value.title
    list?.append(row)
    cursor.continue()
  }
}

export {}
