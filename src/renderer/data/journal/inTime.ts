/** The same answer, or after so many milliseconds an error with this sentence. */
export function inTime<T>(work: PromiseLike<T>, ms: number, sentence: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(sentence)), ms)
  })
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer))
}
