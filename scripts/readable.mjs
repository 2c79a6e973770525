// Turns safe copies of Aide-Mémoire into a folder of Markdown. Stands alone: Node is all it needs, so it may be copied
// anywhere and works when the app is gone. What it reads is described in docs/safety-format.md.
//
//   node readable.mjs <journal.txt | snapshot.zip | folder of one notebook> <folder to make> [--earlier]
//
// --earlier: with the earlier versions that are kept of each note.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflateRawSync } from 'node:zlib'

/** @typedef {{ notebook: string, seq: number, schema: number, kind: string, at: number, payload: any }} JournalRecord */
/** @typedef {Map<string, Map<string, any>>} Tables rows by table and key */

// The journal ---------------------------------------------------------------------------------------------------------

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1
  return value
})

/** CRC-32C in hex. @param {Uint8Array} bytes */
function checksum(bytes) {
  let value = -1
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return ((value ^ -1) >>> 0).toString(16).padStart(8, '0')
}

/**
 * The records of a journal that are whole, and how many stretches of it are damaged.
 * @param {Uint8Array} bytes
 */
export function scanJournal(bytes) {
  const records = /** @type {JournalRecord[]} */ ([])
  let [at, damaged, isDamaged] = [0, 0, false]
  while (at < bytes.length) {
    const frame = bytes[at] === 0x7e ? readFrame(bytes, at) : null
    if (frame) {
      if (frame.record) records.push(frame.record)
      else damaged++
      isDamaged = false
      at = frame.end
    } else if (bytes[at] === 0x0a && !isDamaged) at++
    else {
      if (!isDamaged) damaged++
      isDamaged = true
      const next = bytes.indexOf(0x7e, at + 1)
      at = next < 0 ? bytes.length : next
    }
  }
  return { records, damaged }
}

/** @param {Uint8Array} bytes @param {number} at */
function readFrame(bytes, at) {
  const head = /^~(\d{1,3}) ([0-9a-f]{8}) (\d{1,10}) \{/.exec(String.fromCharCode(...bytes.subarray(at, at + 28)))
  if (!head) return null
  const from = at + head[0].length - 1
  const end = from + Number(head[3])
  if (end > bytes.length || checksum(bytes.subarray(from, end)) !== head[2]) return null
  return {
    record: head[1] === '1' ? parsed(new TextDecoder().decode(bytes.subarray(from, end))) : null,
    end: bytes[end] === 0x0a ? end + 1 : end,
  }
}

/** @param {string} json @returns {JournalRecord | null} */
function parsed(json) {
  try {
    const value = JSON.parse(json)
    return typeof value.notebook === 'string' && Number.isFinite(value.seq) && value.payload ? value : null
  } catch {
    return null
  }
}

/**
 * What journals add up to, on top of a snapshot.
 * @param {JournalRecord[][]} journals @param {{ tables: Tables, seq: number } | null} base @returns {Tables}
 */
export function fold(journals, base) {
  const records = journals
    .flatMap(withWholeTexts)
    .filter(({ kind, seq }) => /^(write|aside|rows)$/.test(kind) && seq >= (base?.seq ?? 0))
  records.sort((a, b) => a.seq - b.seq || Number(a.kind !== 'write') - Number(b.kind !== 'write'))
  const tables = /** @type {Tables} */ (new Map([...(base?.tables ?? [])].map(([name, rows]) => [name, new Map(rows)])))
  const table = (/** @type {string} */ name) => {
    const rows = tables.get(name) ?? new Map()
    tables.set(name, rows)
    return rows
  }
  for (const { payload } of records) {
    for (const [name, rows] of Object.entries(payload.put ?? {}))
      for (const row of list(rows)) table(name).set(row.id ?? row.key, row)
    for (const [name, keys] of Object.entries(payload.gone ?? {})) for (const key of list(keys)) table(name).delete(key)
  }
  return tables
}

/** A long list is written whole once and then as what differs. @param {JournalRecord[]} journal */
function withWholeTexts(journal) {
  const wholes = new Map()
  return journal.map(record => {
    const put = { ...record.payload.put }
    for (const [table, field] of /** @type {const} */ ([
      ['bodies', 'blocks'],
      ['history', 'pool'],
    ]))
      put[table] = list(put[table]).flatMap(({ base, ...row }) => {
        const name = `${table} ${row.id}`
        if (!base) {
          wholes.set(`${name} ${record.seq}`, row[field])
          return [row]
        }
        const whole = wholes.get(`${name} ${base.seq}`)
        if (!whole) return []
        return [
          { ...row, [field]: [...whole.slice(0, base.start), ...row[field], ...whole.slice(whole.length - base.end)] },
        ]
      })
    return { ...record, payload: { ...record.payload, put } }
  })
}

// The snapshot --------------------------------------------------------------------------------------------------------

/** The files of a zip by their paths. @param {Buffer} zip */
export function unzip(zip) {
  const files = /** @type {Map<string, Buffer>} */ (new Map())
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('This is not a whole zip.')
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, name, extra, comment, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ]
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(from, from + size)
    files.set(zip.toString('utf8', at + 46, at + 46 + name), method === 0 ? packed : inflateRawSync(packed))
    at += 46 + name + extra + comment
  }
  return files
}

/** The records of a snapshot. @param {Map<string, Buffer>} files */
function readSnapshot(files) {
  const tables = /** @type {Tables} */ (new Map())
  const put = (/** @type {string} */ table, /** @type {any} */ row) => {
    const rows = tables.get(table) ?? new Map()
    tables.set(table, rows.set(row.id ?? row.key, row))
  }
  for (const [path, bytes] of files) {
    const table = /^notebook\/([a-z]+)-\d+\.jsonl$/.exec(path)?.[1]
    if (!table) continue
    for (const line of bytes.toString('utf8').split('\n').filter(Boolean)) {
      const row = JSON.parse(line)
      if (table === 'notes') {
        put('notes', row.head)
        put('bodies', { id: row.head.id, blocks: row.blocks })
      } else if (table === 'versions') put('versions', { ...row, html: files.get(row.path)?.toString('utf8') ?? '' })
      else put(table, row)
    }
  }
  const manifest = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '{}')
  return { tables, seq: manifest.snapshot?.seq ?? 0 }
}

// Markdown ------------------------------------------------------------------------------------------------------------

/** @param {any} value @returns {any[]} */
const list = value => (Array.isArray(value) ? value : [])

/** The text of a note. @param {string[]} blocks each as JSON */
export function markdownOf(blocks) {
  const parts = list(blocks).map(json => {
    try {
      return block(JSON.parse(json))
    } catch {
      return json
    }
  })
  return `${parts.filter(part => part.trim() !== '').join('\n\n')}\n`
}

/** @param {any} node @returns {string} */
function block(node) {
  const words = () => list(node.children).map(inline).join('')
  const prefixed = (/** @type {string} */ text) =>
    text
      .split('\n')
      .map(line => `> ${line}`.trimEnd())
      .join('\n')
  switch (node?.type) {
    case 'heading':
      return `${'#'.repeat(Number(String(node.tag).slice(1)) || 1)} ${words()}`
    case 'list':
      return items(node, '')
    case 'quote':
      return prefixed(words())
    case 'callout':
      return prefixed(`[!${node.tone ?? 'note'}]\n${list(node.children).map(block).join('\n\n')}`)
    case 'source-quote':
      return `${prefixed(String(node.words ?? ''))}\n> — source ${node.source}, ${node.locator ?? ''}`
    case 'code':
      return `\`\`\`${node.language ?? ''}\n${words()}\n\`\`\``
    case 'horizontalrule':
      return '---'
    case 'table':
      return table(node)
    default:
      return list(node?.children).some(child => /^(paragraph|heading|list|table|quote)$/.test(child?.type))
        ? node.children.map(block).join('\n\n')
        : words() || inline(node)
  }
}

/** @param {any} node @param {string} indent @returns {string} */
function items(node, indent) {
  let number = Number(node.start) || 1
  const lines = list(node.children).map(item => {
    const inner = list(item.children)
    const lists = inner.filter(child => child?.type === 'list')
    const words = inner
      .filter(child => child?.type !== 'list')
      .map(child => (child?.type === 'paragraph' ? block(child) : inline(child)))
      .join('')
    const below = lists.map(each => items(each, `${indent}  `)).join('\n')
    if (words === '' && below !== '') return below
    const box = node.listType === 'check' ? (item.checked ? '[x] ' : '[ ] ') : ''
    const line = `${indent}${node.listType === 'number' ? `${number++}.` : '-'} ${box}${words}`
    return below ? `${line}\n${below}` : line
  })
  return lines.join('\n')
}

/** @param {any} node @returns {string} */
function table(node) {
  const rows = list(node.children).map(row =>
    list(row.children).map(cell => list(cell.children).map(block).join(' ').replace(/\|/g, '\\|').replace(/\n/g, ' ')),
  )
  const [head = [], ...rest] = rows
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rest.map(line)].join('\n')
}

/** What files are called in the folder that is made, by their hashes. */
const fileNames = /** @type {Map<string, string>} */ (new Map())

const MARKS = /** @type {[number, string][]} */ ([
  [16, '`'],
  [4, '~~'],
  [2, '*'],
  [1, '**'],
])

/** @param {any} node @returns {string} */
function inline(node) {
  switch (node?.type) {
    case 'linebreak':
      return '\n'
    case 'link':
    case 'autolink':
      return `[${list(node.children).map(inline).join('')}](${node.url})`
    case 'wiki-link':
      return `[[${node.shown && node.shown !== node.label ? `${node.label}|${node.shown}` : node.label}]]`
    case 'footnote':
      return `^[${list(node.content).map(block).join(' ')}]`
    case 'image':
      return `![${node.alt ?? ''}](../files/${fileNames.get(node.file) ?? node.file})`
    default: {
      const text = node?.text ?? node?.words ?? node?.label ?? list(node?.children).map(inline).join('')
      if (node?.type !== 'text' || text.trim() === '') return text
      return MARKS.reduce((marked, [bit, mark]) => (node.format & bit ? `${mark}${marked}${mark}` : marked), text)
    }
  }
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Where each piece of a text begins and ends: base 64 VLQ. @param {string} packed */
function piecesIn(packed) {
  const numbers = /** @type {number[]} */ ([])
  let [value, scale] = [0, 1]
  for (const digit of packed) {
    const bits = DIGITS.indexOf(digit)
    value += (bits % 32) * scale
    scale *= 32
    if (bits >= 32) continue
    numbers.push(value)
    value = 0
    scale = 1
  }
  let end = 0
  return numbers.flatMap((number, at) => {
    if (at % 2 > 0) return []
    const from = end + (number % 2 ? (1 - number) / 2 : number / 2)
    end = from + (numbers[at + 1] ?? 0)
    return [[from, end]]
  })
}

/** The texts that a note had, with their titles and times. @param {any} past a row of `history` */
export function earlierIn(past) {
  const pool = list(past.pool).join('')
  return list(past.states).map(({ title, at, pieces }) => {
    const text = piecesIn(String(pieces))
      .map(([from, end]) => pool.slice(from, end))
      .join('')
    return { title: String(title), at, blocks: text.split('\n').slice(0, -1) }
  })
}

// The folder ----------------------------------------------------------------------------------------------------------

/** @param {Set<string>} taken @param {string} title */
function nameFor(taken, title) {
  const plain =
    title
      .replace(/[\p{Cc}<>:"/\\|?*#^[\]]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^\.+|\.+$/g, '')
      .slice(0, 80) || 'Untitled'
  let name = plain
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain} (${n})`
  taken.add(name.toLowerCase())
  return name
}

/** @param {Record<string, unknown>} fields */
const front = fields =>
  `---\n${Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n')}\n---\n\n`
const day = (/** @type {unknown} */ time) => (Number.isFinite(time) ? new Date(Number(time)).toISOString() : undefined)

/**
 * Writes the rows as Markdown. Returns how many of each.
 * @param {Tables} tables @param {string} target @param {(id: string) => Uint8Array | null} bytesOf @param {JournalRecord[]} unsaved
 * @param {any[]} pasts rows of `history`
 */
function writeFolder(tables, target, bytesOf, unsaved, pasts) {
  const rows = (/** @type {string} */ name) => [...(tables.get(name)?.values() ?? [])]
  const taken = new Map()
  const write = (/** @type {string} */ folder, /** @type {string} */ title, /** @type {string} */ text) => {
    const names = taken.get(folder) ?? new Set()
    taken.set(folder, names)
    mkdirSync(join(target, folder), { recursive: true })
    writeFileSync(join(target, folder, `${nameFor(names, title)}.md`), text)
  }
  let files = 0
  for (const file of rows('files')) {
    const bytes = bytesOf(file.id)
    if (!bytes) continue
    // By its hash; the ending makes it open in the right program.
    fileNames.set(file.id, `${file.id}${/\.[a-z\d]{1,8}$/i.exec(file.name ?? '')?.[0] ?? ''}`)
    mkdirSync(join(target, 'files'), { recursive: true })
    writeFileSync(join(target, 'files', fileNames.get(file.id) ?? file.id), bytes)
    files++
  }
  for (const head of rows('notes')) {
    const body = tables.get('bodies')?.get(head.id)
    const fields = {
      id: head.id,
      title: head.title,
      aliases: head.aliases,
      created: day(head.createdAt),
      changed: day(head.changedAt),
    }
    write(head.deletedAt === null ? 'notes' : 'trash', head.title ?? '', front(fields) + markdownOf(body?.blocks ?? []))
  }
  const marks = rows('highlights')
  for (const source of rows('sources')) {
    const marked = marks.filter(mark => mark.sourceId === source.id && mark.deletedAt === null)
    const quoted = marked.map(
      mark =>
        `> ${String(mark.anchor?.exact ?? '').replace(/\n/g, '\n> ')}\n${mark.comment ? `\n${mark.comment}\n` : ''}`,
    )
    const text = tables.get('versions')?.get(source.versionId)?.text ?? ''
    const page = `${front({ id: source.id, ...source.csl, tags: source.tags, file: fileNames.get(source.fileId) })}${quoted.join('\n')}\n${text}\n`
    write(source.deletedAt === null ? 'sources' : 'trash', source.csl?.title ?? '', page)
  }
  for (const past of pasts) {
    for (const { title, at, blocks } of earlierIn(past))
      write(
        'earlier',
        `${title} ${day(at) ?? ''}`,
        front({ id: past.id, title, changed: day(at) }) + markdownOf(blocks),
      )
  }
  for (const { at, payload } of unsaved) {
    const fields = { id: payload.id, title: payload.title, 'not saved': payload.reason, typed: day(at) }
    write('never saved', payload.title ?? '', front(fields) + markdownOf(payload.blocks))
  }
  return { notes: rows('notes').length, sources: rows('sources').length, files, 'never saved': unsaved.length }
}

/** The newest of each text that the notebook would not take, unless what was saved later is newer. @param {JournalRecord[]} records @param {Tables} tables */
function unsavedIn(records, tables) {
  const newest = new Map()
  for (const record of records) if (record.kind === 'unsaved text') newest.set(record.payload.id, record)
  return [...newest.values()].filter(({ payload }) => {
    const kept = tables.get('bodies')?.get(payload.id)
    return JSON.stringify(kept?.blocks) !== JSON.stringify(payload.blocks)
  })
}

/**
 * Reads a journal, a snapshot or the folder of a notebook, and writes it as Markdown to a folder that is not there yet.
 * @param {string} from @param {string} target @param {boolean} [withEarlier] also the earlier versions of notes
 */
export function makeReadable(from, target, withEarlier = false) {
  if (existsSync(target)) throw new Error(`${target} is there already. Name a folder to make.`)
  const isFolder = statSync(from).isDirectory()
  const names = isFolder ? readdirSync(from).sort() : [basename(from)]
  const folder = isFolder ? from : dirname(from)
  const snapshots = names.filter(name => /^.*\.zip$/.test(name))
  const [zip] = snapshots.sort((a, b) => seqOf(b) - seqOf(a))
  const zipped = zip ? unzip(readFileSync(join(folder, zip))) : null
  const scanned = names
    .filter(name => /^journal-.*\.txt$/.test(name))
    .map(name => scanJournal(readFileSync(join(folder, name))))
  const records = scanned.flatMap(each => each.records)
  const notebooks = new Set(records.map(record => record.notebook))
  if (notebooks.size > 1) throw new Error('These are journals of several notebooks. Give the folder of one.')
  const tables = fold(
    scanned.map(each => each.records),
    zipped && readSnapshot(zipped),
  )
  const bytesOf = (/** @type {string} */ id) => {
    const path = join(folder, 'files', id)
    const inZip = [...(zipped ?? [])].find(([name]) => name.startsWith(`sources/originals/${id}`))?.[1]
    return inZip ?? (/^[0-9a-f]{64}$/.test(id) && existsSync(path) ? readFileSync(path) : null)
  }
  mkdirSync(target, { recursive: true })
  const pasts = withEarlier ? [...(tables.get('history')?.values() ?? [])].filter(past => past.kind === 'note') : []
  const counts = writeFolder(tables, target, bytesOf, unsavedIn(records, tables), pasts)
  return { ...counts, damaged: scanned.reduce((sum, each) => sum + each.damaged, 0) }
}

/** @param {string} name */
const seqOf = name => Number(/-(\d+)\.zip$/.exec(name)?.[1] ?? 0)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [from, target, wish] = process.argv.slice(2)
  if (!from || !target) {
    console.error(
      'node readable.mjs <journal.txt | snapshot.zip | folder of one notebook> <folder to make> [--earlier]',
    )
    process.exitCode = 1
  } else {
    try {
      for (const [what, count] of Object.entries(makeReadable(from, target, wish === '--earlier')))
        console.log(`${what}: ${count}`)
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    }
  }
}
