import { useTranslations } from 'next-intl'
import { CopyButton } from '@/app/_ui/copy-button'
import type { Guide } from '@/lib/assessment/view-guide'
import { clockWords, dayWords } from '@/lib/words/dates'

const TEXTS = ['everybody', 'assessors', 'agenda', 'committee'] as const

/** What to send to whom, with the council's own names and days in it. */
export function Texts({ view }: { view: Guide }) {
  const t = useTranslations('guide.texts')
  const { council, assessment, from, meeting, meetingOn, timetable, chair, signatories } = view
  const due = timetable.find(({ milestone }) => milestone === 'scoresDue')?.day
  const facts = {
    ...{ title: assessment.title, council: council.name, from },
    meeting: meeting
      ? [dayWords(meeting.at), clockWords(meeting.at), ...(meeting.place ? [meeting.place] : [])].join(', ')
      : meetingOn
        ? dayWords(meetingOn)
        : t('meetingDay'),
    scoresDue: due ? dayWords(due) : t('meetingDay'),
    chair: chair ? t('chairs', { chair }) : '',
    signed: signatories.length > 0 ? t('signs', { names: signatories.join(' and ') }) : '',
    committee: t(`committees.${view.governanceModel}`),
  }
  return (
    <>
      <p>{t('lead')}</p>
      <div data-wide className="grid items-start gap-x-8 gap-y-6 wide:grid-cols-2">
        {TEXTS.map((text) => (
          <section key={text} aria-labelledby={`to-${text}`}>
            <h3 id={`to-${text}`} className="mb-2">
              {t(`${text}.title`)}
            </h3>
            <div
              id={`text-${text}`}
              className="mb-3 rounded-(--radius) border border-line bg-sheet p-4 [--ground:var(--color-sheet)] sm:p-6"
            >
              <p className="mb-3 font-semibold">
                {t('subject')}: {t(`${text}.subject`, facts)}
              </p>
              <p className="max-w-(--measure) whitespace-pre-line">{t(`${text}.body`, facts)}</p>
            </div>
            <CopyButton
              of={`text-${text}`}
              words={{ copy: t('copy'), copied: t('copied'), notCopied: t('notCopied') }}
            />
          </section>
        ))}
      </div>
    </>
  )
}
