import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { en } from './en.ts'

/** A defect in one part of the page takes down that part alone. React catches errors in classes only. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div className="mx-auto max-w-100 p-4">
        <ProblemNote
          what={en.failed.crash}
          safe={en.failed.crashSafe}
          actions={<Button onClick={() => location.reload()}>{en.failed.reload}</Button>}
        />
      </div>
    )
  }
}
