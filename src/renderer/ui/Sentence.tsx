/** A sentence of the app: a title in it, between “ and ”, runs its own way and turns nothing around it. */
export function Sentence({ text }: { text: string }) {
  return text.split(/(?<=“)([^“”]*)(?=”)/).map((part, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other name
    return at % 2 === 0 ? part : <bdi key={at}>{part}</bdi>
  })
}
