import { problem } from '@cairn/contract/problems'
import { normalized } from '@cairn/contract/names'
import { PASSWORD_LENGTH } from '@cairn/contract/users'

/**
 * Refuses what a stranger would try first: the person's own names, and the common passwords, however they are written. `field` is
 * the one that carries the password.
 */
export async function refuseGuessable(
  password: string,
  { username, email }: { username: string; email: string },
  field = 'password',
): Promise<void> {
  const guess = normalized(password)
  if (guess === normalized(username) || guess === normalized(email))
    throw guessable(field, 'Choose something else than your name or address.')
  if ((await common()).has(guess))
    throw guessable(
      field,
      'This is one of the passwords that strangers try first. Choose another one, such as three or four words.',
    )
}

let loaded: Promise<Set<string>> | undefined

/** Loaded when the first password is chosen, for most processes never see one. Shorter ones are refused by their length. */
function common(): Promise<Set<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].filter(({ length }) => length >= PASSWORD_LENGTH.min)),
  )
  return loaded
}

const guessable = (field: string, detail: string) =>
  problem('invalid-request', { reason: 'guessable-password', errors: [{ pointer: `/${field}`, detail }] })
