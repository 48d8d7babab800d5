import { accessibility } from './en/accessibility'
import { account } from './en/account'
import { agree } from './en/agree'
import { changed } from './en/changed'
import { clock } from './en/clock'
import { comments } from './en/comments'
import { contact } from './en/contact'
import { council } from './en/council'
import { cycles } from './en/cycles'
import { demo } from './en/demo'
import { documents } from './en/documents'
import { duties } from './en/duties'
import { editor } from './en/editor'
import { everything } from './en/everything'
import { evidence } from './en/evidence'
import { fair } from './en/fair'
import { fields } from './en/fields'
import { following } from './en/following'
import { frame } from './en/frame'
import { front } from './en/front'
import { guide } from './en/guide'
import { heard } from './en/heard'
import { help } from './en/help'
import { here } from './en/here'
import { invited } from './en/invited'
import { leaving } from './en/leaving'
import { library } from './en/library'
import { lists } from './en/lists'
import { mails } from './en/mails'
import { meet } from './en/meet'
import { notice } from './en/notice'
import { offline } from './en/offline'
import { overview } from './en/overview'
import { peerLevels } from './en/peer-levels'
import { people } from './en/people'
import { plan } from './en/plan'
import { privacy } from './en/privacy'
import { programme } from './en/programme'
import { progress } from './en/progress'
import { publish, published } from './en/publish'
import { question } from './en/question'
import { refusals } from './en/refusals'
import { reply } from './en/reply'
import { report } from './en/report'
import { requests } from './en/requests'
import { restore } from './en/restore'
import { review } from './en/review'
import { route } from './en/route'
import { search } from './en/search'
import { setUp } from './en/set-up'
import { settings } from './en/settings'
import { sheet } from './en/sheet'
import { signIn } from './en/sign-in'
import { signing } from './en/signing'
import { stages } from './en/stages'
import { statement } from './en/statement'
import { subject } from './en/subject'
import { trail } from './en/trail'
import { verify } from './en/verify'
import { want } from './en/want'
import { wordBack } from './en/word-back'

/**
 * The catalogue: everything that Concord says in English, a file for each page or purpose. Sentences are ICU messages, and
 * their arguments are part of the type: a key that is not here does not compile, nor does a sentence without its arguments.
 */
export const en = {
  ...{
    account,
    agree,
    changed,
    comments,
    council,
    cycles,
    demo,
    documents,
    duties,
    editor,
    everything,
    evidence,
    fair,
    fields,
    mails,
  },
  ...{ accessibility, clock, contact, following, frame, front, guide, help, privacy },
  ...{
    heard,
    here,
    invited,
    leaving,
    library,
    lists,
    meet,
    notice,
    offline,
    overview,
    peerLevels,
    people,
    plan,
    programme,
    progress,
    publish,
    published,
    question,
    refusals,
    reply,
    report,
    requests,
    restore,
    review,
    route,
    search,
    setUp,
    settings,
    sheet,
    signIn,
    signing,
    stages,
    statement,
    subject,
    trail,
    verify,
    want,
    wordBack,
  },
}
