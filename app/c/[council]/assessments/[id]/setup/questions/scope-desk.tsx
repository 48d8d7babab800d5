'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FieldError } from '@/app/_ui/field-error'
import { Form } from '@/app/_ui/form'
import { LeaveGuard } from '@/app/_ui/leave-guard'
import { TextField } from '@/app/_ui/text-field'
import { leaveOutQuestionsAction, takeInQuestionsAction } from '../../../actions'
import { type Area, QuestionTicks, type Tickable } from '../question-ticks'
import { useTicks } from '../use-ticks'
import { ViewFilter } from '../view-filter'

export type InScope = Omit<Tickable, 'note'> & { leftOut: string | null }

/** Questions at the left; at the right what becomes of the ticked ones: those that are in are left out for one reason, those that are out are taken back. */
export function ScopeDesk({
  slug,
  assessmentId,
  areas,
  questions,
}: {
  slug: string
  assessmentId: string
  areas: Area[]
  questions: InScope[]
}) {
  const t = useTranslations('setUp.questions')
  const leave = useTranslations('setUp.leave')
  const [view, setView] = useState('all')
  const { ticked, tick, clear } = useTicks()
  const chosen = questions.filter(({ code }) => ticked.has(code))
  const out = chosen.filter(({ leftOut }) => leftOut !== null)
  const isIn = chosen.filter(({ leftOut }) => leftOut === null)
  const shown = questions.filter(
    ({ area, leftOut }) => view === 'all' || (view === 'left-out' ? leftOut !== null : String(area) === view),
  )
  const count = chosen.length
  const noteOf = ({ leftOut, isFixed }: InScope) =>
    leftOut === null ? (isFixed ? t('scored') : '') : t('outBecause', { reason: leftOut })
  return (
    <div className="grid gap-6 md:grid-cols-[minmax(0,1fr)_20rem] lg:grid-cols-[13rem_minmax(0,1fr)_23rem]">
      <div className="md:col-span-2 lg:col-span-1">
        <ViewFilter
          label={t('views.all')}
          shown={view}
          onShow={setView}
          views={[
            { value: 'all', label: t('views.all'), count: String(questions.length) },
            {
              ...{ value: 'left-out', label: t('views.left-out') },
              count: String(questions.filter(({ leftOut }) => leftOut !== null).length),
            },
            ...areas.map(({ number, title }, place) => ({
              ...{ value: String(number), label: `${number} ${title}`, isApart: place === 0 },
              count: String(questions.filter(({ area, leftOut }) => area === number && leftOut === null).length),
            })),
          ]}
        />
      </div>
      <div className="min-w-0">
        <QuestionTicks
          areas={areas}
          questions={shown.map((one) => ({ ...one, note: noteOf(one) }))}
          ticked={ticked}
          onTick={tick}
          none={t('views.left-out')}
        />
      </div>
      <section
        id="what"
        tabIndex={-1}
        aria-labelledby="what-title"
        className="flex flex-col gap-6 self-start rounded-(--radius) border border-control bg-sheet p-4 [--ground:var(--color-sheet)] md:sticky md:top-4"
      >
        <div>
          <h2 id="what-title">{t('ticked', { count })}</h2>
          <p className="text-sm text-secondary">
            {count === 0 ? t('tick') : chosen.map(({ code, shortName }) => `${code} ${shortName}`).join(', ')}
          </p>
        </div>
        {/* Both stay in the page: what a form does once it is done it does only while it is there. */}
        <div hidden={isIn.length === 0 && out.length > 0}>
          <Form
            action={leaveOutQuestionsAction.bind(null, slug)}
            submit={t('out', { count: isIn.length })}
            done={t('leftOut')}
            label={t('leftOut')}
            hidden={{ assessmentId }}
            onDone={clear}
          >
            <FieldError name="codes" />
            <Codes of={isIn} />
            <TextField name="reason" label={t('why')} hint={t('whyHint')} />
          </Form>
        </div>
        <div hidden={out.length === 0}>
          <Form
            action={takeInQuestionsAction.bind(null, slug)}
            submit={t('back', { count: out.length })}
            done={t('takenIn')}
            label={t('takenIn')}
            variant="secondary"
            hidden={{ assessmentId }}
            onDone={clear}
          >
            <Codes of={out} />
          </Form>
        </div>
      </section>
      {count > 0 ? (
        <div className="sticky bottom-0 -mx-4 flex items-center justify-between gap-3 border-t-2 border-control bg-sheet px-4 py-2 md:hidden">
          <span className="font-semibold">{t('ticked', { count })}</span>
          <a
            href="#what"
            className="inline-flex min-h-11 items-center rounded-(--radius) bg-accent px-4 font-semibold text-on-accent no-underline"
          >
            {t('go')}
          </a>
        </div>
      ) : null}
      <LeaveGuard
        isDirty={count > 0}
        words={{ title: leave('title'), stay: leave('stay'), go: leave('go'), what: t('unsaved', { count }) }}
      />
    </div>
  )
}

const Codes = ({ of }: { of: { code: string }[] }) =>
  of.map(({ code }) => <input key={code} type="hidden" name="codes" value={code} />)
