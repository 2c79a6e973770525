import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './Button.tsx'
import styles from './Dialog.module.css'

export type DialogProps = {
  title: string
  children?: ReactNode
  /** Buttons, the safe one first. */
  actions?: ReactNode
  onClose: () => void
  /** `sheet` and `large` (to read in): as large as the window allows; what is inside scrolls for itself. */
  size?: 'normal' | 'wide' | 'sheet' | 'large'
  role?: 'dialog' | 'alertdialog'
}

const SIZES = { normal: '', wide: styles.wide, sheet: styles.whole, large: `${styles.whole} ${styles.large}` }

/** Open for as long as it is rendered. Escape and a press outside close it; the focus goes back where it was. */
export function Dialog({ title, children, actions, onClose, size = 'normal', role }: DialogProps) {
  return (
    <ModalOverlay
      className={styles.scrim}
      isOpen
      isDismissable={role !== 'alertdialog'}
      onOpenChange={open => !open && onClose()}
    >
      <Modal className={styles.modal}>
        <AriaDialog className={[styles.dialog, SIZES[size]].filter(Boolean).join(' ')} role={role}>
          <Heading slot="title" className={styles.title} dir="auto">
            {title}
          </Heading>
          <div className={styles.text}>{children}</div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

export type ConfirmDialogProps = {
  /** One question. */
  title: string
  /** What it touches, with counts. */
  children: ReactNode
  /** Says what it does, with the count: "Delete from 30 places". */
  confirm: string
  onConfirm: () => void
  onClose: () => void
  cancel?: string
  danger?: boolean
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { danger = true } = props
  const confirm = () => {
    props.onClose()
    props.onConfirm()
  }
  return (
    <Dialog
      title={props.title}
      role="alertdialog"
      onClose={props.onClose}
      actions={
        <>
          <Button variant="quiet" onPress={props.onClose} autoFocus>
            {props.cancel ?? 'Cancel'}
          </Button>
          <Button variant={danger ? 'danger' : 'primary'} onPress={confirm}>
            {props.confirm}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  )
}
