import { en } from '../../app/en.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'

/** Takes the place of a row's circle while tasks are being selected. */
export function SelectBox(props: { title: string; selected: boolean; tabIndex: number; onToggle: () => void }) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={props.selected}
      aria-label={en.task.select(props.title)}
      tabIndex={props.tabIndex}
      onClick={props.onToggle}
      className="circle-toggle"
    >
      <span className={classes('select-box', props.selected && 'select-box-on')}>
        {props.selected && <Icon name="check" className="scale-75" />}
      </span>
    </button>
  )
}
