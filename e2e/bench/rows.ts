// The least that scrolling can cost: ten thousand bare lines.
const list = document.querySelector('div')
for (let at = 0; at < 10_000; at++) {
  const row = document.createElement('p')
  row.setAttribute('role', 'option')
  row.textContent = `Row ${at}`
  list?.append(row)
}

export {}
