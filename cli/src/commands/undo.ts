import type { Client } from '@cairn/contract/client'
import { standsAsBefore, takeBackAll, whyKept } from '@cairn/contract/take-back'
import { newId } from '@cairn/contract/ids'
import { Problem } from '@cairn/contract/problems'
import { parse, type Command } from '../command.ts'
import { refused } from '../failure.ts'
import { forgetGesture, gesturesOf, type Gesture } from '../gestures.ts'
import { counted, print, printJson } from '../output.ts'
import { progressOf } from '../progress.ts'
import { openSession } from '../session.ts'
import { persist } from '../writes.ts'

export const undo: Command = {
  summary: 'Take back what cairn did last',
  help: `
cairn undo [--json]

Takes back the last thing that you did with cairn on this machine: a cairn add, a cairn done, or a
whole cairn import with the projects and labels it made. Again takes back the one before. What
somebody has changed since is left as it is, and cairn says why.

  --json   print what was taken back for programs
`,
  async run(args) {
    const { values } = parse(args, { json: { type: 'boolean', default: false } })
    const { client, account } = openSession()
    for (const gesture of gesturesOf(account)) {
      const answer = await takeBack(client, gesture)
      forgetGesture(gesture)
      // Cut off before its first write: there is nothing to take back, the one before is meant.
      if (!answer) continue
      if (values.json) return printJson({ what: gesture.what, at: gesture.at, ...answer })
      print(standsAsBefore(answer) ? `It already stood as before: ${gesture.what}.` : `Took back: ${gesture.what}.`)
      if (answer.kept.length > 0) print(`Left as it is: ${counted(answer.kept.length, 'thing')}. ${whyKept(answer)}`)
      return
    }
    throw refused('There is nothing to take back that was done with cairn on this machine.')
  },
}

async function takeBack(client: Client, { batch, what }: Gesture) {
  let shown: ReturnType<typeof progressOf> | undefined
  try {
    return await takeBackAll(client, batch, {
      batch: newId(),
      call: write => persist(write, seconds => shown?.waiting(seconds)),
      progress(done, total) {
        shown ??= progressOf(`Taking back: ${what}`, total)
        shown.progress(done)
      },
    })
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return undefined
    throw error
  } finally {
    shown?.clear()
  }
}
