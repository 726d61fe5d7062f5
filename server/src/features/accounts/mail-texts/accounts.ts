import type { Mails } from './words.ts'

/**
 * Mail about getting in and staying in. Only the owner of an account reads its username: a name such as `win.example` becomes a
 * link in many mail programs, and anybody can have a mail sent to an address that is not theirs.
 */
export const accountMails = {
  activate: ({ publicUrl, code, token }) => ({
    subject: `${code} is your Cairn code`,
    paragraphs: ['Welcome to Cairn. Enter this code where you signed up:'],
    code,
    button: { label: 'Activate the account', href: `${publicUrl}/activate?token=${token}` },
    closing:
      'The code works for 10 minutes, the button for a day. If you did not sign up, ignore this mail: nothing comes of it.',
  }),

  'already-registered': ({ publicUrl, username }) => ({
    subject: 'You already have a Cairn account',
    paragraphs: [
      `Somebody, probably you, tried to sign up with this address. It already has an account, ${username}, so nothing was changed.`,
    ],
    button: { label: 'Log in', href: `${publicUrl}/login` },
    closing: 'Forgot the password? The log-in page helps. If this was not you, ignore this mail.',
  }),

  reset: ({ publicUrl, code, token, username }) => ({
    subject: `${code} resets your Cairn password`,
    paragraphs: [`Enter this code to choose a new password for ${username}:`],
    code,
    button: { label: 'Choose a new password', href: `${publicUrl}/reset?token=${token}` },
    closing:
      'The code works for 10 minutes, the button for an hour. If you did not ask for it, ignore this mail: your password stays as it is.',
  }),

  'password-changed': ({ publicUrl, username }) => ({
    subject: 'Your Cairn password was changed',
    paragraphs: [
      `The password of ${username} was changed just now. All other sessions and all API tokens of the account were ended.`,
    ],
    button: { label: 'Log in', href: `${publicUrl}/login` },
    closing: 'If this was not you, reset the password at once: the log-in page leads there.',
  }),

  'token-made': ({ publicUrl, username }) => ({
    subject: 'An API token was made for your Cairn account',
    paragraphs: [
      `Somebody, probably you, made an API token for ${username} just now. A program that has it can work in your name.`,
    ],
    button: { label: 'Look at your tokens', href: `${publicUrl}/settings/security` },
    closing: 'If this was not you, revoke the token and change your password at once.',
  }),

  'username-changed': ({ publicUrl, username, formerUsername }) => ({
    subject: 'Your Cairn username was changed',
    paragraphs: [
      `Your account was called ${formerUsername} and is called ${username} now. You log in with the new name, or with this address as before.`,
    ],
    button: { label: 'Log in', href: `${publicUrl}/login` },
    closing: 'If this was not you, reset the password at once: the log-in page leads there.',
  }),

  'confirm-email': ({ publicUrl, code, token }) => ({
    subject: `${code} confirms your new address`,
    paragraphs: ['Enter this code in Cairn to use this address for your account:'],
    code,
    button: { label: 'Use this address', href: `${publicUrl}/confirm-email?token=${token}` },
    closing:
      'The code works for 10 minutes, the button for an hour. If you did not ask for it, ignore this mail: it changes nothing by itself.',
  }),

  'email-in-use': ({ publicUrl, username }) => ({
    subject: 'This address already has a Cairn account',
    paragraphs: [
      `Somebody, probably you, wanted to use this address for another account. It belongs to ${username}, so nothing was changed.`,
    ],
    button: { label: 'Log in', href: `${publicUrl}/login` },
    closing:
      'To use the address for the other account, first give this one another. If this was not you, ignore this mail.',
  }),

  'email-changed': ({ username }) => ({
    subject: 'Your Cairn account has a new address',
    paragraphs: [
      `The address of ${username} was changed just now. Mail goes to the new one, which can also reset the password; this one no longer opens the account.`,
    ],
    closing: 'If this was not you, tell whoever runs this Cairn at once: they can help, this mailbox no longer can.',
  }),

  'deletion-planned': ({ publicUrl, username, day }) => ({
    subject: 'Your Cairn account will be deleted',
    paragraphs: [
      `The account ${username} and everything in it will be deleted on ${day}. Until then you can log in as always, and keep it.`,
      'All other sessions and all API tokens of the account were ended.',
    ],
    button: { label: 'Keep the account', href: `${publicUrl}/settings/data` },
    closing: 'If this was not you, keep the account and change your password at once.',
  }),

  'account-deleted': ({ username }) => ({
    subject: 'Your Cairn account is deleted',
    paragraphs: [
      `The account ${username} and everything in it is deleted, as you asked. The name and this address are free again.`,
    ],
    closing: 'This is the last mail from Cairn to you. Goodbye, and all the best.',
  }),
} satisfies Mails
