import { Slider as AriaSlider, SliderThumb, SliderTrack } from 'react-aria-components/Slider'
import styles from './Slider.module.css'

export type SliderProps = {
  label: string
  value: number
  onChange: (value: number) => void
  min: number
  max: number
  step?: number
  /** What stands at the end, and what a screen reader says: "17 px". */
  text?: string
}

export function Slider({ label, value, onChange, min, max, step = 1, text }: SliderProps) {
  return (
    <AriaSlider
      className={styles.slider}
      aria-label={label}
      value={value}
      onChange={next => onChange(Array.isArray(next) ? (next[0] ?? min) : (next as number))}
      minValue={min}
      maxValue={max}
      step={step}
    >
      <SliderTrack className={styles.track}>
        {({ state }) => (
          <>
            <div className={styles.rail} />
            <div className={styles.fill} style={{ inlineSize: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className={styles.thumb} />
          </>
        )}
      </SliderTrack>
      {text && <span className={styles.value}>{text}</span>}
    </AriaSlider>
  )
}
