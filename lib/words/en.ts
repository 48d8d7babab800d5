import { accessibility } from './en/accessibility'
import { account } from './en/account'
import { contact } from './en/contact'
import { council } from './en/council'
import { demo } from './en/demo'
import { duties } from './en/duties'
import { editor } from './en/editor'
import { evidence } from './en/evidence'
import { fair } from './en/fair'
import { fields } from './en/fields'
import { frame } from './en/frame'
import { front } from './en/front'
import { help } from './en/help'
import { leaving } from './en/leaving'
import { lists } from './en/lists'
import { mails } from './en/mails'
import { notice } from './en/notice'
import { overview } from './en/overview'
import { people } from './en/people'
import { pick } from './en/pick'
import { privacy } from './en/privacy'
import { programme } from './en/programme'
import { question } from './en/question'
import { refusals } from './en/refusals'
import { settings } from './en/settings'
import { signIn } from './en/sign-in'
import { signing } from './en/signing'
import { stages } from './en/stages'
import { statement } from './en/statement'
import { subject } from './en/subject'
import { trail } from './en/trail'
import { verify } from './en/verify'
import { want } from './en/want'

/**
 * The catalogue: everything that Concord says in English, a file for each page or purpose. Sentences are ICU messages, and
 * their arguments are part of the type: a key that is not here does not compile, nor does a sentence without its arguments.
 */
export const en = {
  ...{ account, council, demo, duties, editor, evidence, fair, fields, mails },
  ...{ accessibility, contact, frame, front, help, privacy },
  ...{
    leaving,
    lists,
    notice,
    overview,
    people,
    pick,
    programme,
    question,
    refusals,
    settings,
    signIn,
    signing,
    stages,
    statement,
    subject,
    trail,
    verify,
    want,
  },
}
