import { ReadOnlyNotebook } from '#data/db.ts'
import { showToast } from '#ui/toast.ts'
import type { Command, World } from './commands/command.ts'

export type Problem = { sentence: string; details: string }

/** Runs a command; what it throws becomes a sentence, with the details one press away. */
export async function runCommand(
  command: Command,
  world: World,
  showProblem: (problem: Problem) => void,
): Promise<void> {
  if (command.can && !command.can(world)) return
  try {
    await command.run(world)
  } catch (error) {
    tellProblem(`“${command.title.replace('…', '')}” did not work.`, error, showProblem)
  }
}

/** Says what went wrong, and what is safe; the details are one press away. */
export function tellProblem(sentence: string, error: unknown, showProblem: (problem: Problem) => void): void {
  // Refused and not failed: its own sentence says all there is to say.
  if (error instanceof ReadOnlyNotebook) return void showToast({ text: error.message, tone: 'warn' })
  // Where it came from stands only here, and tests listen here for what went wrong.
  console.error(error)
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  showToast({
    text: `${sentence} What was saved before is safe.`,
    tone: 'danger',
    action: { label: 'Details', run: () => showProblem({ sentence, details }) },
  })
}

/** Catches what no command ran into: a failed action of a list or pane. Returns what ends it. */
export function listenForProblems(showProblem: (problem: Problem) => void): () => void {
  const onRejection = (event: PromiseRejectionEvent) => {
    event.preventDefault()
    tellProblem('That did not work.', event.reason, showProblem)
  }
  // The editor goes back to its last good state by itself and throws afterwards, so that the error is seen.
  const onError = (event: ErrorEvent) => {
    if (event.error) tellProblem('Something did not work.', event.error, showProblem)
  }
  window.addEventListener('unhandledrejection', onRejection)
  window.addEventListener('error', onError)
  return () => {
    window.removeEventListener('unhandledrejection', onRejection)
    window.removeEventListener('error', onError)
  }
}
