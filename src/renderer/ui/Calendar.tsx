import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import {
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
  Calendar as Days,
} from 'react-aria-components/Calendar'
import styles from './Calendar.module.css'

export type CalendarProps = {
  label: string
  /** A day of this machine's calendar, at its midnight. */
  onChoose: (day: Date) => void
}

/** The days of a month, today with the focus. The arrow keys choose a day, Page Up and Down a month. */
export function Calendar({ label, onChoose }: CalendarProps) {
  return (
    <Days aria-label={label} autoFocus onChange={({ year, month, day }) => onChoose(new Date(year, month - 1, day))}>
      <div className={styles.head}>
        <Button slot="previous" className={styles.step}>
          <ChevronLeft size={16} strokeWidth={1.75} aria-hidden />
        </Button>
        <CalendarHeading className={styles.month} />
        <Button slot="next" className={styles.step}>
          <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
        </Button>
      </div>
      <CalendarGrid weekdayStyle="short" className={styles.grid}>
        <CalendarGridHeader>
          {day => <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{date => <CalendarCell date={date} className={styles.day} />}</CalendarGridBody>
      </CalendarGrid>
    </Days>
  )
}
