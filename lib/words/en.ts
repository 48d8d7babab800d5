import { account } from './en/account'
import { council } from './en/council'
import { demo } from './en/demo'
import { evidence } from './en/evidence'
import { mails } from './en/mails'
import { refusals } from './en/refusals'
import { settings } from './en/settings'
import { signIn } from './en/sign-in'
import { verify } from './en/verify'

/**
 * The catalogue: everything that Concord says in English, a file for each page or purpose. Sentences are ICU messages, and
 * their arguments are part of the type: a key that is not here does not compile, nor does a sentence without its arguments.
 */
export const en = { account, council, demo, evidence, mails, refusals, settings, signIn, verify }
