import { useTranslations } from 'next-intl'
import { questionName } from '@/lib/framework/named-question'
import type { NoteRow } from '@/lib/meeting/store-notes'
import { Card } from './card'
import { Time } from './time'

/** What the meeting decided besides levels, and who does what by when. Nothing where nothing was noted. */
export function MeetingNotes({ notes }: { notes: NoteRow[] }) {
  const t = useTranslations('meet.notes')
  if (notes.length === 0) return null
  return (
    <Card id="notes" title={t('title')}>
      <ul className="flex flex-col gap-3">
        {notes.map(({ id, kind, words, ownerName, dueOn, on }) => (
          <li key={id} className="border-l-4 border-line pl-3">
            <p className="whitespace-pre-line">
              <span className="font-semibold">{t(kind)}</span>
              {on ? ` (${questionName(on)}): ` : ': '}
              {words}
            </p>
            {ownerName && dueOn ? (
              <p className="text-sm text-secondary">
                {t.rich('by', { name: ownerName, day: () => <Time at={dueOn} day /> })}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
