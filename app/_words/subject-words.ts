import type { NamedSubject } from '@/lib/subject/subject'
import { say } from '@/lib/words/say'

/** What a subject is called in a sentence: “the answer to 1.1 Shared picture”. */
export const subjectWords = ({ kind, code, shortName }: NamedSubject): string =>
  say(`subject.${kind}`, { code, shortName })
