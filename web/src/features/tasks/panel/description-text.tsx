import { Suspense, type MouseEvent } from 'react'
import { en } from '../../../app/en.ts'
import { part } from '../../../app/parts.ts'
import { IconButton } from '../../../ui/icon-button.tsx'

const Markdown = part(async () => (await import('../../markdown/markdown.tsx')).Markdown)

/** A press on the text begins to write, but for one that selects a piece of it or goes along a link. */
export function DescriptionText({ text, onEdit }: { text: string; onEdit: (() => void) | undefined }) {
  const onClick = ({ target }: MouseEvent) => {
    const onLink = target instanceof Element && target.closest('a')
    if (!onLink && getSelection()?.isCollapsed !== false) onEdit?.()
  }
  return (
    // The button beside it does the same for the keyboard.
    <section aria-label={en.task.description} onClick={onClick} className="panel-text description">
      <div className="min-w-0 grow">
        <Suspense fallback={<p className="whitespace-pre-line">{text}</p>}>
          <Markdown text={text} />
        </Suspense>
      </div>
      {onEdit && (
        <IconButton icon="pencil" label={en.task.editDescription} onClick={onEdit} className="description-edit" />
      )}
    </section>
  )
}
