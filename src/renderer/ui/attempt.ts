import { showToast } from './toast.ts'

/** For what a press or key sets off and nobody awaits: a failure becomes a sentence. */
export function attempt(work: Promise<unknown>, failed: string): void {
  work.catch((error: unknown) => {
    console.error(error)
    showToast({ text: `${failed} ${error instanceof Error ? error.message : ''}`.trim(), tone: 'danger' })
  })
}
