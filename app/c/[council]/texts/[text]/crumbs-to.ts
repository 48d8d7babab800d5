import { subjectWords } from '@/app/_words/subject-words'
import { type NamedSubject, subjectPage } from '@/lib/subject/subject'
import { capital } from '@/lib/words/sentence'

/** The way to the history of a subject's text: its council, its assessment, the subject itself. */
export const crumbsTo = (council: { slug: string; name: string }, subject: NamedSubject) => [
  { label: council.name, href: `/c/${council.slug}` },
  { label: subject.assessment.title, href: `/c/${council.slug}/assessments/${subject.assessment.id}` },
  { label: capital(subjectWords(subject)), href: subjectPage(council.slug, subject) },
]
