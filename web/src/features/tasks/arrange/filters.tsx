import { priorities } from '@cairn/contract/choices'
import { isOpen } from '@cairn/contract/task-rules'
import type { Status } from '@cairn/contract/tasks'
import { useEffect, useRef, useState } from 'react'
import { en } from '../../../app/en.ts'
import { statusNames, taskWords } from '../../../app/en-task.ts'
import { arrange as say } from '../../../app/en-arrange.ts'
import { useLabels } from '../../../data/hooks.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Dot } from '../../../ui/dot.tsx'
import { Select } from '../../../ui/select.tsx'
import { QueryField } from '../../search/query-field.tsx'
import { prepareTexts } from '../../search/texts.ts'
import { useParsed, useReader } from '../../search/use-query.ts'
import { Choices } from './choices.tsx'
import {
  chosenIn,
  dueChoices,
  dueFilter,
  labelFilter,
  NO_LABEL,
  priorityFilter,
  projectFilter,
  statusFilter,
  withChoice,
  type Choice,
} from './filter-text.ts'
import { useArrangement } from './use-arrangement.ts'

/** A query to write, and its most common parts to choose: they write it, and show what it says. */
export function Filters(props: {
  statuses: readonly Status[]
  /** There are tasks of several. */
  projects: boolean
  onDone: () => void
}) {
  const { statuses, onDone } = props
  const { arrangement, arrange } = useArrangement()
  const { text } = arrangement
  const reader = useReader()
  const query = useParsed(text, reader)
  const chosen = chosenIn(query.parts, reader)
  const labels = useLabels()
  const field = useRef<HTMLInputElement>(null)
  const [all, setAll] = useState(chosen.allLabels)
  useEffect(prepareTexts, [])

  // Of what is done nothing is overdue.
  const canBeLate = statuses.some(status => isOpen({ status })) || chosen.due === 'overdue'
  const dueOptions = dueChoices.filter(value => value !== 'overdue' || canBeLate)

  const set = (choice: Choice, filter: string) => arrange({ text: withChoice(text, query.parts, choice, filter) })
  const setLabels = (ids: readonly string[], every = all) =>
    set(
      'label',
      labelFilter(
        labels.filter(({ id }) => ids.includes(id)),
        every,
      ),
    )
  return (
    <div className="grid gap-3">
      <QueryField
        ref={field}
        label={say.filter}
        placeholder={say.filterHint}
        // In a field for searches Esc would take the words away, where it means what is around it.
        type="text"
        enterKeyHint="done"
        onKeyDown={event => event.key === 'Enter' && !event.nativeEvent.isComposing && onDone()}
        query={query}
        value={text}
        onValueChange={written => arrange({ text: written })}
      />
      <Choices
        label={say.status}
        options={statuses.map(value => ({ value, label: statusNames[value] }))}
        chosen={chosen.status}
        onChange={values => set('status', statusFilter(values))}
      />
      <Choices
        label={say.priority}
        options={priorities.toReversed().map(value => ({ value, label: en.priority[value] }))}
        chosen={chosen.priority}
        onChange={values => set('priority', priorityFilter(values))}
      />
      <Choices
        label={say.due}
        single
        options={dueOptions.map(value => ({ value, label: say.dueChoices[value] }))}
        chosen={chosen.due ? [chosen.due] : []}
        onChange={([value]) => set('due', dueFilter(value))}
      />
      {props.projects && reader.projects.length > 1 && (
        <Select
          label={taskWords.project}
          options={[
            { value: '', label: say.anyProject },
            ...reader.projects.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={chosen.projectId ?? ''}
          onValueChange={value => set('project', projectFilter(reader.projects.find(({ id }) => id === value)))}
        />
      )}
      {labels.length > 0 && (
        <fieldset>
          <legend className="text-secondary font-medium">{say.labels}</legend>
          <div className="-mx-1 grid px-1 labels-to-choose">
            {labels.map(({ id, name, color }) => (
              <Checkbox
                key={id}
                checked={chosen.labelIds.includes(id)}
                onCheckedChange={on =>
                  setLabels(on ? [...chosen.labelIds, id] : chosen.labelIds.filter(other => other !== id))
                }
              >
                <span className="flex items-center gap-2">
                  <Dot colour={color} />
                  {name}
                </span>
              </Checkbox>
            ))}
            <Checkbox checked={chosen.noLabel} onCheckedChange={on => set('label', on ? NO_LABEL : '')}>
              {say.noLabel}
            </Checkbox>
          </div>
          {chosen.labelIds.length > 1 && (
            <Checkbox
              checked={chosen.allLabels}
              onCheckedChange={every => {
                setAll(every)
                setLabels(chosen.labelIds, every)
              }}
            >
              {say.allLabels}
            </Checkbox>
          )}
        </fieldset>
      )}
    </div>
  )
}
