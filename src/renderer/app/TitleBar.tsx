import { ArrowLeft, ArrowRight, Columns2, PanelLeft, PanelRight, Search } from 'lucide-react'
import { memo } from 'react'
import { desktop } from '#lib/desktop.ts'
import { IconButton } from '#ui/IconButton.tsx'
import { Kbd } from '#ui/Kbd.tsx'
import type { Session } from './session.ts'
import { useShownKeys } from './shell.ts'
import styles from './TitleBar.module.css'

export type TitleBarProps = {
  run: (id: string) => void
  frame: Session['frame']
  canBack: boolean
  canForward: boolean
  navigator: boolean
  context: boolean
  split: boolean
}

/** Drags the window outside its controls and leaves room for those of the system. */
export const TitleBar = memo(function TitleBar(props: TitleBarProps) {
  const { run, frame, canBack, canForward, navigator, context, split } = props
  const shownKeys = useShownKeys()
  const keys = shownKeys('go.switcher')
  return (
    <header
      className={styles.bar}
      data-shell={desktop?.platform ?? 'browser'}
      data-region="titlebar"
      data-frame={frame}
    >
      <div className={styles.side}>
        {frame === 'whole' && (
          <IconButton
            icon={PanelLeft}
            label={navigator ? 'Hide the navigator' : 'Show the navigator'}
            keys={shownKeys('view.navigator')}
            look="plain"
            pressed={navigator}
            onPress={() => run('view.navigator')}
          />
        )}
        <IconButton
          icon={ArrowLeft}
          label="Back"
          keys={shownKeys('go.back')}
          look="plain"
          className={styles.arrow}
          disabled={!canBack}
          onPress={() => run('go.back')}
        />
        <IconButton
          icon={ArrowRight}
          label="Forward"
          keys={shownKeys('go.forward')}
          look="plain"
          className={styles.arrow}
          disabled={!canForward}
          onPress={() => run('go.forward')}
        />
      </div>
      <button type="button" className={styles.omni} aria-haspopup="dialog" onClick={() => run('go.switcher')}>
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <span className={styles.words}>Search or go to</span>
        {keys && <Kbd keys={keys} />}
      </button>
      <div className={`${styles.side} ${styles.end}`}>
        {frame === 'whole' && (
          <IconButton
            icon={Columns2}
            label={split ? 'Join the two sides' : 'Split in two'}
            keys={shownKeys('pane.split')}
            look="plain"
            pressed={split}
            onPress={() => run('pane.split')}
          />
        )}
        <IconButton
          icon={PanelRight}
          label={context ? 'Hide links and details' : 'Show links and details'}
          keys={shownKeys('view.context')}
          look="plain"
          pressed={context}
          onPress={() => run('view.context')}
        />
      </div>
    </header>
  )
})
