import { messages } from '@/lib/words/messages'

const {
  'file-empty': empty,
  'file-too-large': tooLarge,
  'file-incomplete': incomplete,
  'file-refused-in-front': inFront,
} = messages.refusals
const { register: _register, ...evidence } = messages.evidence

/** The words that the forms of evidence ask for. */
export const FORM_WORDS = {
  evidence,
  refusals: {
    'file-empty': empty,
    'file-too-large': tooLarge,
    'file-incomplete': incomplete,
    'file-refused-in-front': inFront,
  },
}
