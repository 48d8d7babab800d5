'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FieldError } from '@/app/_ui/field-error'
import { Form } from '@/app/_ui/form'
import { LeaveGuard } from '@/app/_ui/leave-guard'
import { assignQuestionsAction } from '../../../actions'
import { type Area, QuestionTicks, type Tickable } from '../question-ticks'
import { useTicks } from '../use-ticks'
import { ViewFilter } from '../view-filter'
import { NOBODY, WriterChoice } from './writer-choice'

export type Written = Omit<Tickable, 'note'> & { writers: { userId: string; name: string }[]; was: string[] }
export type Writer = { id: string; name: string; post: string }

/** Questions at the left, people at the right: tick, choose, give. What is ticked is kept while the list is narrowed. */
export function WritersDesk({
  slug,
  assessmentId,
  areas,
  questions,
  people,
  isOpen,
}: {
  slug: string
  assessmentId: string
  areas: Area[]
  questions: Written[]
  people: Writer[]
  isOpen: boolean
}) {
  const t = useTranslations('setUp.writers')
  const leave = useTranslations('setUp.leave')
  const without = questions.filter(({ writers }) => writers.length === 0)
  const [view, setView] = useState(without.length > 0 ? 'without' : 'all')
  const [who, setWho] = useState('')
  const [isWith, setIsWith] = useState(false)
  const { ticked, tick, clear } = useTicks()
  const chosen = questions.filter(({ code }) => ticked.has(code))
  const haveWriters = chosen.some(({ writers }) => writers.length > 0)
  const person = people.find(({ id }) => id === who)
  const how = who === NOBODY ? 'nobody' : isWith && haveWriters ? 'with' : 'instead'
  const shown = questions.filter(
    ({ area, writers, code }) =>
      view === 'all' || (view === 'without' ? writers.length === 0 || ticked.has(code) : String(area) === view),
  )
  const count = chosen.length
  const submit =
    who === NOBODY
      ? t('take', { count })
      : person
        ? t(how === 'with' ? 'add' : 'give', { count, name: person.name })
        : t('choose', { count })
  return (
    <div className="grid gap-6 md:grid-cols-[minmax(0,1fr)_20rem] lg:grid-cols-[13rem_minmax(0,1fr)_23rem]">
      <div className="md:col-span-2 lg:col-span-1">
        <ViewFilter
          label={t('filter')}
          shown={view}
          onShow={setView}
          views={[
            { value: 'without', label: t('views.without'), count: String(without.length) },
            { value: 'all', label: t('views.all'), count: String(questions.length) },
            ...areas.map(({ number, title }, place) => {
              const here = questions.filter(({ area }) => area === number)
              const all = String(here.length)
              return {
                ...{ value: String(number), label: `${number} ${title}`, isApart: place === 0 },
                count: t('areaCount', { count: String(here.filter(({ writers }) => writers.length > 0).length), all }),
              }
            }),
          ]}
        />
      </div>
      <div className="min-w-0">
        <QuestionTicks
          areas={areas}
          questions={shown.map((one) => ({ ...one, note: noteOf(one, t) }))}
          ticked={ticked}
          onTick={tick}
          none={t('none')}
        />
        <p className="mt-4 text-sm text-secondary">{t(isOpen ? 'keysOpen' : 'keys')}</p>
      </div>
      <section
        id="who"
        tabIndex={-1}
        aria-labelledby="who-title"
        className="self-start rounded-(--radius) border border-control bg-sheet p-4 [--ground:var(--color-sheet)] md:sticky md:top-4 md:max-h-[calc(100dvh-2rem)] md:overflow-y-auto"
      >
        <h2 id="who-title">{t('ticked', { count })}</h2>
        <p className="mb-4 text-sm text-secondary">
          {count === 0 ? t('tick') : chosen.map(({ code, shortName }) => `${code} ${shortName}`).join(', ')}
        </p>
        <Form
          action={assignQuestionsAction.bind(null, slug)}
          submit={submit}
          done={t('done')}
          label={t('who')}
          hidden={{ assessmentId, how }}
          onDone={() => {
            clear()
            setWho('')
            setIsWith(false)
          }}
        >
          <FieldError name="codes" />
          {chosen.map(({ code }) => (
            <input key={code} type="hidden" name="codes" value={code} />
          ))}
          {person ? <input type="hidden" name="userIds" value={person.id} /> : null}
          <WriterChoice
            people={people.map((one) => ({ ...one, ...loadOf(one.id, questions, chosen, how) }))}
            who={who}
            onChoose={setWho}
          />
          {haveWriters && who !== NOBODY ? (
            <label className="flex min-h-8 cursor-pointer items-start gap-3">
              <input
                type="checkbox"
                checked={isWith}
                onChange={(event) => setIsWith(event.target.checked)}
                className="mt-0.5 size-6 shrink-0 accent-(--color-accent)"
              />
              {t('with')}
            </label>
          ) : null}
        </Form>
        <p className="mt-4 text-sm">
          <Link href={`/c/${slug}/people/invite`}>{t('invite')}</Link>
        </p>
      </section>
      {count > 0 ? (
        <div className="sticky bottom-0 -mx-4 flex items-center justify-between gap-3 border-t-2 border-control bg-sheet px-4 py-2 md:hidden">
          <span className="font-semibold">{t('ticked', { count })}</span>
          <a
            href="#who"
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

const noteOf = ({ writers, was }: Written, t: ReturnType<typeof useTranslations<'setUp.writers'>>) => {
  if (writers.length > 0) return writers.map(({ name }) => name).join(', ')
  return was.length > 0 ? t('was', { names: was.join(', ') }) : ''
}

/** How many questions somebody writes, and how many once the ticked ones are given to them. */
function loadOf(
  id: string,
  questions: readonly Written[],
  chosen: readonly Written[],
  how: 'instead' | 'with' | 'nobody',
) {
  const has = ({ writers }: Written) => writers.some(({ userId }) => userId === id)
  const before = questions.filter(has).length
  const isSame = how === 'with' || chosen.length === 0
  return {
    before,
    given: before + chosen.filter((one) => !has(one)).length,
    without: isSame ? before : before - chosen.filter(has).length,
  }
}
