import { useEffect, type MouseEvent, type ReactNode } from 'react'
import { taskWords } from '../../../app/en-task.ts'
import { later } from '../../../app/parts.ts'
import { useValue } from '../../../data/hooks.ts'
import { createValue } from '../../../data/value.ts'
import { IconButton } from '../../../ui/icon-button.tsx'

const loadMarkdown = later(() => import('../../markdown/markdown.tsx'))
const markdown = createValue<((text: string) => ReactNode) | undefined>(undefined)

/** A press on the text begins to write, but for one that selects a piece of it or goes along a link. */
export function DescriptionText({ text, onEdit }: { text: string; onEdit: (() => void) | undefined }) {
  const meant = useValue(markdown)
  useEffect(() => {
    // Without it the text is read as it was written: nothing to break the panel over.
    loadMarkdown().then(
      ({ Markdown }) => markdown.set(written => <Markdown text={written} />),
      () => {},
    )
  }, [])
  const onClick = ({ target }: MouseEvent) => {
    const onLink = target instanceof Element && target.closest('a')
    if (!onLink && getSelection()?.isCollapsed !== false) onEdit?.()
  }
  return (
    // The button beside it does the same for the keyboard.
    <section aria-label={taskWords.description} onClick={onClick} className="panel-text description">
      <div className="min-w-0 grow">
        {meant ? (
          meant(text)
        ) : (
          <p dir="auto" className="whitespace-pre-line">
            {text}
          </p>
        )}
      </div>
      {onEdit && (
        <IconButton icon="pencil" label={taskWords.editDescription} onClick={onEdit} className="description-edit" />
      )}
    </section>
  )
}
