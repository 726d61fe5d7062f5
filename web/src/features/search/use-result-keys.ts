import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { openId } from '../../app/navigate.ts'
import { focusRow, step } from '../tasks/cursor.ts'
import { selection } from '../tasks/selection.ts'

/**
 * From the field to what it found, and back: ArrowDown or Enter goes to the first, the arrows go along them, Esc and ArrowUp from the
 * first go back to the field. `settled`: what is shown is what the letters in the field find.
 */
export function useResultKeys(field: RefObject<HTMLInputElement | null>, settled: boolean) {
  const waits = useRef(false)
  useEffect(() => {
    if (!settled || !waits.current) return
    waits.current = false
    if (document.activeElement === field.current) focusRow(firstRow())
  }, [field, settled])

  const fromField = (key: string) => {
    if (key !== 'ArrowDown' && key !== 'Enter') return undefined
    return () => (settled ? focusRow(firstRow()) : (waits.current = true))
  }
  const fromRow = (key: string, isFirst: boolean) => {
    if (key === 'ArrowDown') return () => step(1)
    if (key === 'ArrowUp' && !isFirst) return () => step(-1)
    // Esc ends a selection first, and closes the task that is open.
    const back = key === 'ArrowUp' || (key === 'Escape' && selection.get().size === 0 && !openId())
    return back ? () => field.current?.focus() : undefined
  }

  return (event: KeyboardEvent) => {
    const { key, target } = event
    // What is offered below the field has a key before; and a modifier makes another of it.
    if (event.defaultPrevented || event.nativeEvent.isComposing || isModified(event) || !(target instanceof Element))
      return
    const row = target.closest('main [data-task]')
    const act = target === field.current ? fromField(key) : row && fromRow(key, row === firstRow())
    if (!act) return
    event.preventDefault()
    act()
  }
}

const isModified = (event: KeyboardEvent) => event.altKey || event.ctrlKey || event.metaKey || event.shiftKey

const firstRow = () => document.querySelector<HTMLElement>('main [data-task]') ?? undefined
