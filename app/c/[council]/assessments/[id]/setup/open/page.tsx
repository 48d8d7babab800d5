import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { Form } from '@/app/_ui/form'
import { Notice } from '@/app/_ui/notice'
import { SET_UP_TASKS, type SetUpTask } from '@/lib/assessment/set-up-tasks'
import { type SetUp, viewSetUp } from '@/lib/assessment/view-set-up'
import { ruleReach } from '@/lib/score/rule-reach'
import { capital } from '@/lib/words/sentence'
import { startPreparingAction } from '../../../actions'
import { toldOf } from '../dates-panel'
import { TaskHeading } from '../task-heading'
import { missingWords, taskWords } from '../task-words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setUp.tasks.open')
  return { title: t('title') }
}

export default async function OpenTask({ params }: PageProps<'/c/[council]/assessments/[id]/setup/open'>) {
  const { council: slug, id } = await params
  const view = orNotFound(await viewSetUp(await councilCaller(slug), { assessmentId: id, at: 'open' }))
  const t = await getTranslations('setUp.open')
  const base = `/c/${slug}/assessments/${id}`
  return (
    <>
      <TaskHeading task="open" view={view} base={base} lead={view.abilities.namePeople ? t('lead') : undefined} />
      <div className="grid items-start gap-6 wide:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Decided view={view} base={base} />
        <div className="flex flex-col gap-6">
          {view.assessment.state === 'setup' ? (
            <Open view={view} base={base} slug={slug} />
          ) : (
            <IsOpen view={view} base={base} />
          )}
        </div>
      </div>
    </>
  )
}

function Decided({ view, base }: { view: SetUp; base: string }) {
  const t = useTranslations('setUp')
  return (
    <Card id="decided" title={t('open.decided')}>
      <dl className="divide-y divide-line">
        {SET_UP_TASKS.filter((task) => task !== 'open').map((task) => (
          <div key={task} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[10rem_minmax(0,1fr)_auto]">
            <dt className="font-semibold">{t(`tasks.${task}.title`)}</dt>
            <dd>
              {taskWords(task, view).map((words) => (
                <p key={words}>{words}</p>
              ))}
            </dd>
            <dd>
              <ToTask task={task} base={base}>
                {t(view.tasks.states[task] === 'fixed' ? 'look' : 'change')}
              </ToTask>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function ToTask({ task, base, children }: { task: SetUpTask; base: string; children: string }) {
  const t = useTranslations('setUp')
  return (
    <Link href={`${base}/setup/${task}`}>
      {children}
      <span className="sr-only">{t('of', { task: t(`tasks.${task}.title`) })}</span>
    </Link>
  )
}

/** The button; where something is missing, what that is stands in its place. What is only worth another look stops nobody. */
function Open({ view, base, slug }: { view: SetUp; base: string; slug: string }) {
  const t = useTranslations('setUp.open')
  const missing = missingWords(view)
  const told = toldOf(view)
  return (
    <>
      {missing.length > 0 ? (
        <Notice kind="caution" title={t('missing')}>
          <ul className="list-disc pl-5">
            {view.missing.map(({ task, what }, place) => (
              <li key={what}>
                <Link href={`${base}/setup/${task}`}>{capital(missing[place] ?? '')}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Card id="open" title={t('told')}>
          <p className="mb-2">{told.join(', ')}</p>
          <p className="mb-4 text-sm text-secondary">{t('toldMore')}</p>
          <Form
            action={startPreparingAction.bind(null, slug)}
            submit={t('press')}
            hidden={{ assessmentId: view.assessment.id }}
          />
        </Card>
      )}
      <Advice view={view} base={base} />
    </>
  )
}

function Advice({ view, base }: { view: SetUp; base: string }) {
  const t = useTranslations('setUp.open')
  const { assessment, questions, duties } = view
  const unwritten = questions.filter(({ leftOut, writers }) => leftOut === null && writers.length === 0).length
  const assessors = duties.filter(({ duty }) => duty === 'assessor')
  const reach = ruleReach(assessors.map(({ groupName: group, ...one }) => ({ ...one, group })))
  const advice: [SetUpTask, string][] = [
    ...(unwritten > 0 ? [['writers', t('writers', { count: unwritten })] as [SetUpTask, string]] : []),
    ...(assessment.meetingOn && assessment.scoresDueOn ? [] : [['dates', t('dates')] as [SetUpTask, string]]),
    ...(assessors.length > 0 && assessment.crossPartyRule && !reach.canFire
      ? [['people', t('blind')] as [SetUpTask, string]]
      : []),
  ]
  return advice.length > 0 ? (
    <Notice title={t('advice')}>
      <ul className="list-disc pl-5">
        {advice.map(([task, words]) => (
          <li key={task}>
            <Link href={`${base}/setup/${task}`}>{words}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  ) : null
}

function IsOpen({ view, base }: { view: SetUp; base: string }) {
  const t = useTranslations('setUp.open')
  return (
    <Card id="open" title={t('done')}>
      <p className="mb-4">{t(view.assessment.state === 'preparing' ? 'doneMore' : 'goesOn')}</p>
      <LinkButton href={base}>{t('overview')}</LinkButton>
    </Card>
  )
}
