/** One sentence for the person at the terminal. @param {string} sentence */
export function say(sentence) {
  console.log(sentence)
}

/** Something that ends a script in one sentence instead of a stack. */
export class Stop extends Error {}

/**
 * Runs a script's main function; a `Stop` ends it with its sentence and exit code 1, anything else is a defect and shows its stack.
 * @param {() => Promise<void>} main
 */
export async function begin(main) {
  try {
    await main()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
