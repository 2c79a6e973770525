let words: string[] = []
let postings: Uint32Array[] = []
let times: Uint8Array[] = []
let total = 0

type Message = { texts: string[] } | { words: string[]; isPrefix: boolean }

addEventListener('message', ({ data }: MessageEvent<Message>) => {
  postMessage('texts' in data ? fill(data.texts) : search(data.words, data.isPrefix))
})

function fill(texts: string[]): number {
  const found = new Map<string, Map<number, number>>()
  for (const [at, text] of texts.entries()) {
    for (const word of text.toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
      const notes = found.get(word) ?? new Map<number, number>()
      found.set(word, notes.set(at, (notes.get(at) ?? 0) + 1))
    }
  }
  words = [...found.keys()].sort()
  postings = words.map(word => Uint32Array.from(found.get(word)?.keys() ?? []))
  times = words.map(word => Uint8Array.from(found.get(word)?.values() ?? []))
  total = texts.length
  return words.length
}

/** The best thirty of the notes that hold every word, a rare word weighing more than a frequent one. */
function search(asked: string[], isPrefix: boolean): { total: number; best: Uint32Array } {
  const counts = new Uint8Array(total)
  const scores = new Float32Array(total)
  for (const [round, word] of asked.entries()) {
    const from = lowerBound(word)
    const to = isPrefix ? lowerBound(`${word}\uffff`) : words[from] === word ? from + 1 : from
    for (let at = from; at < to; at++) score(postings[at]!, times[at]!, round, counts, scores)
  }
  const matching = Uint32Array.from(counts.keys()).filter(at => counts[at] === asked.length)
  return { total: matching.length, best: matching.sort((a, b) => scores[b]! - scores[a]!).slice(0, 30) }
}

function score(notes: Uint32Array, times: Uint8Array, round: number, counts: Uint8Array, scores: Float32Array) {
  const weight = Math.log(1 + total / notes.length)
  for (let at = 0; at < notes.length; at++) {
    const note = notes[at]!
    if (counts[note]! < round) continue
    counts[note] = round + 1
    scores[note]! += (weight * times[at]!) / (times[at]! + 1.2)
  }
}

function lowerBound(word: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((words[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}
