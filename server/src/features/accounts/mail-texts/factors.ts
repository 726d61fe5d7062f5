import type { Mails } from './words.ts'

/** Mail about second factors: each change of them, and each sign that somebody else is near. */
export const factorMails = {
  'factor-added': ({ publicUrl, username }) => ({
    subject: 'A second factor was added to your Cairn account',
    paragraphs: [
      `A second factor was added to ${username} just now. Logging in takes the password and a second factor from now on.`,
    ],
    button: { label: 'Look at your factors', href: `${publicUrl}/settings/security` },
    closing: 'If this was not you, remove it and change your password at once.',
  }),

  'factor-removed': ({ publicUrl, username }) => ({
    subject: 'A second factor of your Cairn account was removed',
    paragraphs: [`A second factor of ${username} was removed just now. All other sessions were ended.`],
    button: { label: 'Look at your factors', href: `${publicUrl}/settings/security` },
    closing: 'If this was not you, change your password at once, and add the factor again.',
  }),

  'recovery-codes-renewed': ({ publicUrl, username }) => ({
    subject: 'You have new recovery codes for Cairn',
    paragraphs: [`New recovery codes were made for ${username} just now. Those before no longer work.`],
    button: { label: 'Look at your factors', href: `${publicUrl}/settings/security` },
    closing: 'If this was not you, change your password at once, and make new codes.',
  }),

  'recovery-code-used': ({ publicUrl, username }) => ({
    subject: 'A recovery code of your Cairn account was used',
    paragraphs: [
      `Somebody, probably you, logged in as ${username} with one of the recovery codes. It does not work again.`,
    ],
    button: { label: 'Look at your factors', href: `${publicUrl}/settings/security` },
    closing: 'If this was not you, change your password at once, and make new codes.',
  }),

  'many-wrong-codes': ({ publicUrl, username }) => ({
    subject: 'Somebody seems to know your Cairn password',
    paragraphs: [
      `Many wrong codes of an authenticator app were entered for ${username}. Whoever did that knew your password, or was where you are signed in.`,
      'For a day, codes of the app no longer count. A passkey or a recovery code still lets you in.',
    ],
    button: { label: 'Choose a new password', href: `${publicUrl}/forgot` },
    closing: 'If it was you, log in with a recovery code, or wait a day.',
  }),
} satisfies Mails
