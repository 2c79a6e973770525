import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { heads, titleOf } from '#data/heads.ts'
import type { NoteHead } from '#data/rows.ts'
import { saveSetting } from '#data/settings.ts'
import { readAhead } from '#features/notes/readAhead.ts'
import type { SampleFound } from '#features/sample/remove.ts'
import { DropZone } from '#features/sources/DropZone.tsx'
import type { Open } from '#lib/place.ts'
import { Announcer } from '#ui/Announcer.tsx'
import { attempt } from '#ui/attempt.ts'
import { Callout } from '#ui/Callout.tsx'
import { Toasts } from '#ui/Toasts.tsx'
import { showToast } from '#ui/toast.ts'
import styles from './App.module.css'
import { bulkChanges, prepareBulkChanges } from './bulkChanges.ts'
import { ContextPane } from './ContextPane.tsx'
import type { World } from './commands/command.ts'
import { snapshotBefore } from './keepSnapshots.ts'
import { ListSheet } from './ListSheet.tsx'
import { contextYields, layoutFor } from './layout.ts'
import { moveToTrash, trashQuestion } from './moveToTrash.ts'
import { moveToWindow } from './moveToWindow.ts'
import { Navigator, Rail } from './Navigator.tsx'
import { fetchDialog, type Overlay, Overlays } from './Overlays.tsx'
import type { PageActions } from './Page.tsx'
import { isThere } from './placeLabel.ts'
import { reduceSession } from './reduceSession.ts'
import { cycleRegion, focusRegion } from './regions.ts'
import { findSample, removeSample } from './removeSample.ts'
import type { Problem } from './runCommand.ts'
import { Sash } from './Sash.tsx'
import { StatusLine } from './StatusLine.tsx'
import { activeTab, CONTEXT, canStep, NAVIGATOR, type Session, type SessionAction, tabsShowing } from './session.ts'
import { TitleBar } from './TitleBar.tsx'
import { useFocusOfPage, useFrameFocus } from './useFocusOfPage.ts'
import { useOver } from './useOver.ts'
import { useQuotes } from './useQuotes.ts'
import { useWindowTitle } from './useWindowTitle.ts'
import { useIsLow, useWindowWidth } from './useWindowWidth.ts'
import { useWorld } from './useWorld.ts'
import { Workspace } from './Workspace.tsx'
import { keepSession } from './windowSession.ts'

const NOT_SHOWN = 'It could not be shown.'

export type AppProps = {
  initial: Session
  /** Notes whose last words were found in a draft. */
  recovered: NoteHead[]
  /** Why nothing can be written, as a sentence. */
  readOnly: string | null
}

/** The window: joins the features, and knows them all. */
export function App({ initial, recovered, readOnly }: AppProps) {
  const [session, dispatch] = useReducer(reduceSession, initial)
  const [overlay, show] = useState<Overlay | null>(null)
  const { over, show: showOver, close: closeOver } = useOver(() => focusPage(session))
  const [highlight, onCurrent] = useState<string | null>(null)
  const width = useWindowWidth()
  const layout = layoutFor(width, session, over, useIsLow())
  const list = layout.list === 'closed' ? null : session.list
  const [statuses, setStatuses] = useState<Record<string, string | null>>({})
  const onStatus = useCallback(
    (tab: string, status: string | null) => setStatuses(was => ({ ...was, [tab]: status })),
    [],
  )
  const takeFocus = useFocusOfPage(session)
  const tab = activeTab(session)
  const { place } = tab

  const latest = useRef(session)
  useEffect(() => {
    latest.current = session
    keepSession(session)
  }, [session])
  const now = useCallback(() => latest.current, [])

  const open = useCallback<Open>(
    (to, where = 'here') => {
      if (to.kind === 'note') readAhead(to.id)
      const action: SessionAction = { type: 'open', place: to, where }
      // What had the focus may be gone, or lie on the side one has left; a list beside the pages keeps it.
      if (document.activeElement?.closest('[data-pane], [data-over]')) takeFocus(action)
      showOver(null)
      dispatch(action)
    },
    [takeFocus, showOver],
  )
  const showProblem = useCallback((problem: Problem) => show({ kind: 'problem', problem }), [])
  const quotes = useQuotes(now, dispatch)
  const { onUse } = quotes
  useEffect(() => {
    if (place.kind === 'note') onUse(place.id)
  }, [place, onUse])

  const trashNow = useCallback(async (kind: 'note' | 'source', id: string) => {
    const tabs = tabsShowing(latest.current, { kind, id })
    await moveToTrash(kind, id, () => dispatch({ type: 'open', place: { kind, id }, where: 'tab' }))
    for (const each of tabs) dispatch({ type: 'close', tab: each.id })
  }, [])
  const trash = useCallback(
    async (kind: 'note' | 'source', id: string) => {
      const question = trashQuestion(kind, id)
      if (question) show({ kind: 'trash', question })
      else await trashNow(kind, id)
    },
    [trashNow],
  )
  const changes = useMemo(() => bulkChanges(dispatch), [])
  const renameTag = useCallback((tag: string) => show({ kind: 'renameTag', tag }), [])
  const deleteTag = useCallback((tag: string) => show({ kind: 'deleteTag', tag }), [])
  const toWindow = useCallback((id: string) => moveToWindow(id, latest.current, dispatch), [])
  const closeTabsOf = (records: SampleFound['plain']) => {
    const tabs = records.flatMap(({ kind, id }) => tabsShowing(latest.current, { kind, id }))
    for (const each of tabs) dispatch({ type: 'close', tab: each.id })
  }

  const world: World = {
    session,
    dispatch: action => {
      takeFocus(action)
      showOver(null)
      dispatch(action)
    },
    open: (to, where) => {
      takeFocus({ type: 'open', place: to, where: where ?? 'here' })
      open(to, where)
    },
    // Asked when it is used: the editor comes after the tab.
    get editor() {
      return quotes.editorOf(tab.id)
    },
    showSwitcher: text => show({ kind: 'switcher', text }),
    bringIn: () => show({ kind: 'bringIn' }),
    showSettings: async section => {
      await fetchDialog('settings')
      show({ kind: 'settings', section })
    },
    showTransfer: async kind => {
      await fetchDialog(kind)
      show({ kind })
    },
    showHistory: async id => {
      await fetchDialog('history')
      show({ kind: 'history', id })
    },
    focusTitle: () => focusTitle(session.activePane),
    moveToTrash: trash,
    renameTag,
    deleteTag,
    showChanges: async () => {
      await fetchDialog('changes')
      show({ kind: 'changes' })
    },
    openSample: set => show({ kind: 'openSample', set }),
    removeSample: async () => show({ kind: 'removeSample', found: await findSample() }),
    toggleNavigator: () => {
      // Where there is no room for it, it opens over the sheets for a moment.
      const wished = { ...session, navigator: { ...session.navigator, wide: true } }
      if (layout.navigatorOver) closeOver()
      else if (layoutFor(width, wished, over).navigator !== 'wide') showOver('navigator')
      else dispatch({ type: 'toggleNavigator' })
    },
    toggleContext: () => {
      if (layout.context === 'over') closeOver()
      else if (contextYields(width, session)) showOver('context')
      else dispatch({ type: 'toggleContext' })
    },
    toggleList: wanted => {
      const next = list === wanted ? null : wanted
      takeFocus({ type: 'setList', list: next })
      showOver(next && 'list')
      dispatch({ type: 'setList', list: next })
    },
    setTheme: theme => saveSetting('theme', theme),
    cycleRegion,
    moveToWindow: toWindow,
    showTemplates: use => show({ kind: 'templates', use }),
    whenEditor: quotes.whenEditor,
  }
  const runner = useWorld(world, showProblem)
  useWindowTitle(place)
  useFrameFocus(dispatch)
  useRecovered(recovered)
  useEffect(prepareBulkChanges, [])

  const { onEditor, onQuote } = quotes
  const actions = useMemo<PageActions>(
    () => ({
      dispatch,
      open,
      run: runner.runId,
      moveToWindow: id => void toWindow(id),
      onEditor,
      onQuote,
      onLargePaste: paste => show({ kind: 'largePaste', paste }),
      onRenameTag: renameTag,
      onDeleteTag: deleteTag,
      onRestoreTag: changes.undo,
      onEmptied: () => dispatch({ type: 'prune', isThere: to => isThere(to, heads.get()) }),
      onHistory: (id, rev) =>
        attempt(
          fetchDialog('history').then(() => show({ kind: 'history', id, rev })),
          NOT_SHOWN,
        ),
      onCompare: copy =>
        attempt(
          fetchDialog('compare').then(() => show({ kind: 'compare', copy })),
          NOT_SHOWN,
        ),
      onCurrent,
      onStatus,
    }),
    [open, runner, toWindow, onEditor, onQuote, onStatus, renameTag, deleteTag, changes],
  )
  const onReveal = useCallback(
    (block: number) => {
      const shown = activeTab(latest.current).place
      if (shown.kind === 'note') open({ ...shown, block })
    },
    [open],
  )
  const onTrash = useCallback((kind: 'note' | 'source', id: string) => void trash(kind, id), [trash])
  // A press on the page puts away what covers it at the start; links and details are read beside one's work.
  const leaveStart = useCallback(() => {
    if (over.navigator || over.list) showOver(null)
  }, [over, showOver])

  const navigatorProps = { run: runner.runId, open, place, list, onRenameTag: renameTag, onDeleteTag: deleteTag }
  const contextProps = { place, context: session.context, highlight, actions, onReveal, onClose: closeOver }
  return (
    <DropZone open={open} snapshotBefore={snapshotBefore}>
      <div className={styles.app}>
        <button type="button" className={styles.skip} onClick={() => focusPage(session)}>
          Go to the page
        </button>
        <TitleBar
          run={runner.runId}
          canBack={canStep(session, 'back')}
          canForward={canStep(session, 'forward')}
          frame={session.frame}
          navigator={layout.navigator === 'wide' || layout.navigatorOver}
          context={layout.context !== 'closed'}
          split={session.panes.length === 2}
        />
        {readOnly && (
          <div className={styles.banner}>
            <Callout>{readOnly}</Callout>
          </div>
        )}
        <div className={styles.middle} data-frame={session.frame}>
          {layout.navigator === 'wide' ? (
            <div className={styles.navigator} style={{ inlineSize: session.navigator.width + 8 }}>
              <Navigator
                {...navigatorProps}
                sash={
                  <Sash
                    label="Width of the navigator"
                    value={session.navigator.width}
                    least={NAVIGATOR.least}
                    most={NAVIGATOR.most}
                    onMove={by => dispatch({ type: 'setNavigatorWidth', width: session.navigator.width + by })}
                  />
                }
              />
            </div>
          ) : (
            <>
              {layout.navigator === 'rail' && <Rail run={runner.runId} isTrash={place.kind === 'trash'} list={list} />}
              <div className={styles.gap} />
            </>
          )}
          {layout.navigatorOver && (
            <div className={styles.over} data-over="navigator">
              <Navigator {...navigatorProps} />
            </div>
          )}
          {list && layout.list === 'beside' && (
            <>
              <ListSheet list={list} place={place} open={open} run={runner.runId} onTrash={onTrash} />
              <div className={styles.gap} />
            </>
          )}
          {list && layout.list === 'over' && (
            <div className={styles.listOver} data-over="list">
              <ListSheet list={list} place={place} open={open} run={runner.runId} onTrash={onTrash} />
            </div>
          )}
          <Workspace session={session} layout={layout} actions={actions} onPress={leaveStart} />
          {layout.context === 'beside' && (
            <div className={styles.context} style={{ inlineSize: session.context.width + 8 }}>
              <ContextPane
                {...contextProps}
                isOver={false}
                sash={
                  <Sash
                    label="Width of links and details"
                    value={session.context.width}
                    least={CONTEXT.least}
                    most={CONTEXT.most}
                    onMove={by => dispatch({ type: 'setContextWidth', width: session.context.width - by })}
                  />
                }
              />
            </div>
          )}
          {layout.context === 'over' && <ContextPane {...contextProps} isOver />}
        </div>
        <StatusLine
          place={place}
          status={statuses[tab.id] ?? null}
          onContext={() => runner.runId('view.context')}
          onCopies={() => attempt(world.showSettings('kept'), NOT_SHOWN)}
        />
      </div>
      {overlay && (
        <Overlays
          overlay={overlay}
          show={show}
          open={world.open}
          runner={runner}
          changes={changes}
          onTrash={(kind, id) => void trashNow(kind, id)}
          onMerged={(copy, id) => {
            for (const each of tabsShowing(latest.current, { kind: 'note', id: copy }))
              dispatch({ type: 'replace', tab: each.id, place: { kind: 'note', id } })
          }}
          onRemoveSample={(records, counts) => {
            closeTabsOf(records)
            void removeSample(records, counts, changes.undo)
          }}
        />
      )}
      <Toasts />
      <Announcer />
    </DropZone>
  )
}

function focusPage(session: Session): void {
  const page = document.getElementById(`panel-${activeTab(session).id}`)
  if (page) focusRegion(page)
}

function focusTitle(pane: number): void {
  const title = document.querySelector<HTMLTextAreaElement>(`[data-pane="${pane}"] [data-note-title]`)
  title?.focus()
  title?.select()
}

/** Says once at the start that words were found which a window had left behind. */
function useRecovered(recovered: NoteHead[]): void {
  useEffect(() => {
    if (recovered.length === 0) return
    const names = recovered.map(note => `“${titleOf(note)}”`).join(', ')
    showToast({ text: `The last words written in ${names} were found and kept.`, tone: 'ok' })
  }, [recovered])
}
