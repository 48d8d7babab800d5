import { createTranslator } from 'use-intl/core'
import { messages } from './messages'
import { SPOKEN } from './spoken'

/** Says what stands in the catalogue where no page is made: in mails, jobs and refusals. `say('mails.signIn.subject')` */
export const say = createTranslator({ ...SPOKEN, messages })
