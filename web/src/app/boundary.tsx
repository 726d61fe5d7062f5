import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { en } from './en.ts'
import { beginAgain, NotFetched } from './parts.ts'

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
  failure?: { of: unknown } | undefined
  place?: string | undefined
}

/** A defect in one part of the page, or one that did not come, takes down that part alone. React catches errors in classes only. */
export class Boundary extends Component<Props, State> {
  override state: State = {}

  static getDerivedStateFromProps({ place }: Props, state: State): State | null {
    return place === state.place ? null : { failure: undefined, place }
  }

  static getDerivedStateFromError(of: unknown) {
    return { failure: { of } }
  }

  override componentDidMount() {
    addEventListener('online', this.again)
  }

  override componentDidCatch() {
    beginAgain()
    this.props.onFailure?.()
  }

  override componentWillUnmount() {
    removeEventListener('online', this.again)
  }

  again = () => {
    if (this.state.failure?.of instanceof NotFetched) this.setState({ failure: undefined })
  }

  override render() {
    const { failure } = this.state
    if (!failure) return this.props.children
    const missing = failure.of instanceof NotFetched
    const note = (
      <ProblemNote
        what={missing ? en.failed.fetch : en.failed.crash}
        safe={en.failed.crashSafe}
        actions={
          <>
            {missing && <Button onClick={this.again}>{en.tryAgain}</Button>}
            {/* It may be one of an older version; without a network nothing would come instead. */}
            {navigator.onLine && <Button onClick={() => location.reload()}>{en.failed.reload}</Button>}
          </>
        }
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
