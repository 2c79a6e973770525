import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useSetting } from '#data/useSetting.ts'
import { desktop } from '#lib/desktop.ts'
import type { Command, World } from './commands/command.ts'
import { getCommand } from './commands.ts'
import { menuItems } from './menu.ts'
import { listenForProblems, type Problem, runCommand } from './runCommand.ts'
import { shell } from './shell.ts'
import { listenForKeys } from './shortcuts.ts'

export type Runner = {
  /** The window as it is now. */
  world: () => World
  run: (command: Command) => void
  runId: (id: string) => void
}

/**
 * Runs commands on the window as it stands when they run, from keys, from the native menu and from the parts of the
 * frame. All functions stay the same from render to render.
 */
export function useWorld(current: World, showProblem: (problem: Problem) => void): Runner {
  const latest = useRef(current)
  useEffect(() => {
    latest.current = current
  })
  const runner = useMemo<Runner>(() => {
    const run = (command: Command) => void runCommand(command, latest.current, showProblem)
    const runId = (id: string) => {
      const command = getCommand(id)
      if (command) run(command)
    }
    return { world: () => latest.current, run, runId }
  }, [showProblem])

  // With the first paint, not after it: a key pressed on what is seen already would go to the browser.
  useLayoutEffect(() => {
    const isBlocked = ({ yields, can }: Command) => isDialogOpen() || (yields === true && !can?.(runner.world()))
    return listenForKeys(shell, runner.run, isBlocked)
  }, [runner])
  useEffect(() => listenForProblems(showProblem), [showProblem])
  useEffect(() => {
    if (!desktop) return
    return desktop.on('command', id => {
      if (!isDialogOpen()) runner.runId(id)
    })
  }, [runner])
  useNativeMenu()
  return runner
}

function useNativeMenu(): void {
  const shortcuts = useSetting('shortcuts')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the items read the shortcuts
  useEffect(() => {
    if (desktop) void desktop.call('setMenu', menuItems())
  }, [shortcuts])
}

const DIALOGS = '[role="alertdialog"], [role="dialog"][data-modal], [data-rac][role="dialog"]'

/** While a question is open, commands wait: they would work on what lies under it. One that fades away is not open. */
const isDialogOpen = () =>
  [...document.querySelectorAll(DIALOGS)].some(dialog => dialog.closest('[data-exiting]') === null)
