import { Banner } from '../banner.tsx'
import { Button } from '../button.tsx'
import { ProblemNote } from '../problem-note.tsx'
import { showToast } from '../toast.ts'
import { longWord } from './words.ts'
import { Specimens } from './specimens.tsx'

export function MessageSpecimens() {
  return (
    <Specimens of="Banner, ProblemNote, Toast">
      <Banner actions={<Button look="quiet">Try again</Button>}>
        You are offline. Changes are kept here and sent later.
      </Banner>
      <Banner tone="success" onDismiss={() => undefined}>
        Your address is confirmed.
      </Banner>
      <Banner tone="warning">This account ends in 7 days.</Banner>
      <Banner tone="danger" actions={<Button>Reload</Button>} onDismiss={() => undefined}>
        A newer version is running. {longWord}
      </Banner>
      <ProblemNote
        what="The task was not saved."
        safe="What you wrote is still here."
        actions={<Button icon="undo">Try again</Button>}
        reference="01939d0e-7a31"
      />
      <ProblemNote what="This link has expired. Ask for a new one." />
      <div className="line">
        <Button
          onClick={() =>
            showToast({
              text: 'Task moved to trash.',
              action: { label: 'Undo', keys: 'Mod+Z', onSelect: () => showToast({ text: 'Task restored.' }) },
            })
          }
        >
          Show a toast
        </Button>
        <Button
          onClick={() => showToast({ text: 'The change was refused: you can only view this task.', failed: true })}
        >
          Show a failure
        </Button>
      </div>
    </Specimens>
  )
}
