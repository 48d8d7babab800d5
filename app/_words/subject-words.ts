import { questionName } from '@/lib/framework/named-question'
import type { NamedSubject } from '@/lib/subject/subject'
import { say } from '@/lib/words/say'

/** What a subject is called in a sentence: “the answer to 1.1 Shared picture”. */
export const subjectWords = (subject: NamedSubject): string =>
  say(`subject.${subject.kind}`, { name: questionName(subject) })
