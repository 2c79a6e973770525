export type ToastTone = 'plain' | 'ok' | 'warn' | 'danger'
export type ToastAction = { label: string; run: () => void }
export type Toast = { id: number; text: string; action?: ToastAction; tone: ToastTone }

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Shows a sentence at the bottom for six seconds; returns what takes it away. `undo` is short for the action "Undo". */
export function showToast(toast: {
  text: string
  action?: ToastAction
  undo?: () => void
  tone?: ToastTone
}): () => void {
  const id = ++lastId
  const action = toast.action ?? (toast.undo ? { label: 'Undo', run: toast.undo } : undefined)
  // Three are as many as one reads; the oldest gives way.
  change([...toasts.slice(-2), { id, text: toast.text, action, tone: toast.tone ?? 'plain' }])
  return () => dismissToast(id)
}

export function dismissToast(id: number): void {
  change(toasts.filter(toast => toast.id !== id))
}

export const toastStore = {
  get: () => toasts,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
