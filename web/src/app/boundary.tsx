import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { en } from './en.ts'

interface Props {
  /** What is shown in it: anything else gets a try of its own. */
  place?: string | undefined
  /** The page has nothing else to be about. */
  main?: boolean
  /** It is not there, whatever was thought to be. */
  onFailure?: () => void
  children: ReactNode
}

interface State {
  failed: boolean
  place?: string | undefined
}

/** A defect in one part of the page takes down that part alone. React catches errors in classes only. */
export class Boundary extends Component<Props, State> {
  override state: State = { failed: false }

  static getDerivedStateFromProps({ place }: Props, state: State): State | null {
    return place === state.place ? null : { failed: false, place }
  }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch() {
    this.props.onFailure?.()
  }

  override render() {
    if (!this.state.failed) return this.props.children
    const note = (
      <ProblemNote
        what={en.failed.crash}
        safe={en.failed.crashSafe}
        actions={<Button onClick={() => location.reload()}>{en.failed.reload}</Button>}
      />
    )
    if (!this.props.main) return <div className="mx-auto max-w-100 p-4">{note}</div>
    return (
      <main id="main" className="mx-auto w-full max-w-100 p-4">
        <h1 className="sr-only">{en.product}</h1>
        {note}
      </main>
    )
  }
}
