import { decodeEntities } from './strip.ts'

/** The words of a string that may be HTML: tags gone, entities read. No document is made of it. */
export function inertText(raw: string): string {
  if (!/[<&]/.test(raw)) return raw
  const bare = raw
    .slice(0, 4000)
    .replace(/<(script|style|template)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^>]*>?/g, ' ')
  return decodeEntities(bare)
}
