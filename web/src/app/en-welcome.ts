import type { RegistrationMode } from '@cairn/contract/instance'

/** What a new operator reads once. */
export const welcome = {
  title: 'This Cairn is yours to run',
  text: 'It works as it is. Before others use it, look at these settings; docs/operations.md tells the rest.',
  enough: 'Dismiss',
  address: 'Address',
  onlyHere: 'Only this machine reaches it.',
  mailLinks: 'Links in mails begin with the public address.',
  mail: 'Mail',
  outbox: 'Kept on a page of this machine, and not sent.',
  sent: 'Sent through your mail server.',
  accounts: 'New accounts',
  registration: {
    open: 'Everybody who gets here can sign up.',
    invite: 'By invitation.',
    closed: 'Nobody can sign up.',
  } satisfies Record<RegistrationMode, string>,
  domains: (all: readonly string[]) => `Only with an address at ${all.join(' or ')}.`,
}
