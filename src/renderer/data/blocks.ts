const written = new WeakMap<object, string>()

/** The JSON of each top-level node. One that was written before is not written again: blocks never change in place. */
export function blocksToJson(blocks: unknown[]): string[] {
  return blocks.map(block => {
    if (typeof block !== 'object' || block === null) return JSON.stringify(block ?? null)
    let json = written.get(block)
    if (json === undefined) {
      json = JSON.stringify(block)
      written.set(block, json)
    }
    return json
  })
}

/** The top-level nodes of a kept text. One that cannot be read becomes a paragraph with what stands there. */
export function blocksFromJson(json: string[]): unknown[] {
  return json.map(text => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      return damagedBlock(text)
    }
  })
}

function damagedBlock(text: string): unknown {
  const words = { type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' }
  return { type: 'paragraph', version: 1, children: [words], direction: null, format: '', indent: 0 }
}

/** Whether two texts are the same to the letter. */
export function isSameText(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((block, i) => block === b[i])
}
