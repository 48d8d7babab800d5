import { useTranslations } from 'next-intl'
import type { NoteOffice } from '@/lib/submission/signing-note'
import { Card } from './card'
import { Time } from './time'

/** What a statutory officer has stand beside what is signed, in full, under the name and post of the day. */
export function SigningNote({
  note: { office, by, post, words, at },
  heading: Heading = 'h3',
}: {
  note: { office: NoteOffice; by: string; post: string; words: string | null; at: Date | string }
  heading?: 'h3' | 'h4'
}) {
  const t = useTranslations('signing.notes')
  return (
    <figure className="border-b border-line pb-3">
      <figcaption>
        <Heading className="mb-1">{t(`of.${office}`)}</Heading>
      </figcaption>
      {words === null ? (
        <p className="text-secondary">{t('withdrawn')}</p>
      ) : (
        <blockquote className="whitespace-pre-line font-serif text-lg">{words}</blockquote>
      )}
      <p className="mt-1 text-sm text-secondary">
        {by}, {post}, <Time at={at} />
      </p>
    </figure>
  )
}

/** The notes that were signed with it. Nothing where there is none. */
export function SigningNotes({ notes }: { notes: readonly Parameters<typeof SigningNote>[0]['note'][] }) {
  const t = useTranslations('signing.notes')
  if (notes.length === 0) return null
  return (
    <Card id="officers-notes" title={t('title')}>
      <div className="grid gap-6 lg:grid-cols-2">
        {notes.map((note) => (
          <SigningNote key={note.office + note.by} note={note} />
        ))}
      </div>
    </Card>
  )
}
