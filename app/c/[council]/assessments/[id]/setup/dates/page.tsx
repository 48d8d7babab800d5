import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { TextField } from '@/app/_ui/text-field'
import { viewSetUp } from '@/lib/assessment/view-set-up'
import { clockWords } from '@/lib/words/dates'
import { setDatesAction } from '../../../actions'
import { DatesPanel } from '../dates-panel'
import { TaskHeading } from '../task-heading'
import { taskWords } from '../task-words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setUp.tasks.dates')
  return { title: t('title') }
}

export default async function DatesTask({ params }: PageProps<'/c/[council]/assessments/[id]/setup/dates'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewSetUp(await councilCaller(slug), { assessmentId: id, at: 'dates' }))
  const t = await getTranslations('setUp.dates')
  const { assessment, abilities, meeting } = view
  const base = `/c/${slug}/assessments/${id}`
  const to = (words: ReactNode) => <Link href={`${base}/meeting/agenda`}>{words}</Link>
  const plain = (words: ReactNode) => words
  const isOpen = assessment.state !== 'setup'
  return (
    <>
      <TaskHeading task="dates" view={view} base={base} />
      <div className="grid items-start gap-6 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card id="dates">
          {abilities.setDates ? (
            <Form
              action={setDatesAction.bind(null, slug)}
              submit={t('press')}
              label={t('legend')}
              hidden={{ assessmentId: id }}
            >
              <TextField name="title" label={t('title')} defaultValue={assessment.title} />
              <TextField
                name="meetingOn"
                type="date"
                label={t('meetingOn')}
                hint={
                  meeting
                    ? t.rich('hour', { clock: clockWords(meeting.at), to })
                    : t.rich('noHour', { to: isOpen ? to : plain })
                }
                width="short"
                defaultValue={assessment.meetingOn ?? ''}
              />
              <TextField
                name="scoresDueOn"
                type="date"
                label={t('scoresDueOn')}
                hint={t('scoresHint')}
                width="short"
                defaultValue={assessment.scoresDueOn ?? ''}
              />
              {isOpen ? <TextField name="reason" label={t('reason')} hint={t('reasonHint')} /> : null}
            </Form>
          ) : (
            <>
              {taskWords('dates', view).map((words) => (
                <p key={words}>{words}</p>
              ))}
              <p className="mt-3 text-secondary">{t('fixed')}</p>
            </>
          )}
        </Card>
        <DatesPanel view={view} />
      </div>
    </>
  )
}
