'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FormState } from '@/app/_doors/form-state'
import { Confirm } from '@/app/_ui/confirm'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { Press } from '@/app/_ui/press'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import { type NamedQuestion, questionName } from '@/lib/framework/named-question'
import type { AgendaView } from '@/lib/meeting/view-agenda'
import { clockOf, dayOf } from '@/lib/words/dates'
import { LevelChoice } from '../../_score/level-choice'
import { agreeScoreAction } from '../../q/[code]/score-actions'
import {
  arrangeMeetingAction,
  buildAgendaAction,
  nameFacilitatorAction,
  objectToConsentAction,
  passByConsentAction,
  placeItemAction,
  recordConsentAction,
  revealFirstRoundsAction,
} from '../actions'

type Sent = { slug: string; assessmentId: string }

export function OrderPresses({
  slug,
  assessmentId,
  ready,
  mayOrder,
  isOrdered,
}: Sent & { ready: NamedQuestion[]; mayOrder: boolean; isOrdered: boolean }) {
  const [revealed, setRevealed] = useState<NamedQuestion[]>([])
  const t = useTranslations('meet.first')
  const reveal = async (previous: FormState<{ revealed: string[]; waiting: string[] }>, form: FormData) => {
    const state = await revealFirstRoundsAction(slug, previous, form)
    if (state.status === 'done') setRevealed(ready.filter(({ code }) => state.value.revealed.includes(code)))
    return state
  }
  return (
    <div className="flex flex-col items-start gap-4">
      {ready.length > 0 ? (
        <div className="flex flex-col items-start gap-2">
          <p>{`${counted(ready)} enough scores: ${namesOf(ready)}.`}</p>
          <Confirm
            opens={t('opens')}
            title={t('title', { count: ready.length })}
            what={<p>{t('what', { names: namesOf(ready) })}</p>}
            action={reveal}
            submit={t('press')}
            stay={t('stay')}
            hidden={{ assessmentId }}
          />
        </div>
      ) : null}
      <p role="status" className="text-done empty:hidden">
        {revealed.length > 0 ? `The scores of ${namesOf(revealed)} are revealed to everybody in this assessment.` : ''}
      </p>
      {mayOrder ? (
        <Press
          action={buildAgendaAction.bind(null, slug)}
          input={{ assessmentId }}
          variant={ready.length > 0 ? 'secondary' : 'primary'}
        >
          {isOrdered ? 'Put it in order again, widest spread first' : 'Put it in order, widest spread first'}
        </Press>
      ) : null}
    </div>
  )
}

const namesOf = (questions: NamedQuestion[]) => questions.map(questionName).join(', ')
const counted = ({ length }: NamedQuestion[]) => (length === 1 ? '1 question has' : `${length} questions have`)

export const ArrangeForm = ({ slug, assessmentId, view }: Sent & { view: AgendaView }) => (
  <Form
    action={arrangeMeetingAction.bind(null, slug)}
    hidden={{ assessmentId }}
    label="When and where"
    variant="secondary"
    submit="Save when and where"
    done="Saved."
  >
    <TextField
      name="on"
      type="date"
      label="Day"
      width="short"
      defaultValue={view.startsAt ? dayOf(view.startsAt) : (view.meetingOn ?? '')}
    />
    <TextField
      name="at"
      label="Begins at"
      hint="By the clock in Britain, for example 10:00"
      width="short"
      defaultValue={view.startsAt ? clockOf(view.startsAt) : ''}
    />
    <TextField
      name="minutes"
      label="Length in minutes"
      inputMode="numeric"
      width="short"
      defaultValue={String(view.minutes)}
    />
    <TextField name="place" label="Place" defaultValue={view.place} />
  </Form>
)

export const FacilitatorForm = ({ slug, assessmentId, view }: Sent & { view: AgendaView }) => (
  <Form
    action={nameFacilitatorAction.bind(null, slug)}
    hidden={{ assessmentId }}
    label="Who facilitates"
    variant="secondary"
    submit="Save who facilitates"
    done="Saved."
  >
    <SelectField
      name="userId"
      label="Who facilitates?"
      hint="They control what every screen shows. The chair and the lead can take over at any moment."
      empty="Choose a person"
      defaultValue={view.facilitator?.userId ?? ''}
      options={view.people.map(({ userId, name, post }) => ({ value: userId, label: `${name}, ${post}` }))}
    />
    {view.facilitator ? (
      <TextField name="reason" label="Why somebody else?" hint={`${view.facilitator.name} facilitates now.`} />
    ) : null}
  </Form>
)

export const PlacePresses = ({
  slug,
  assessmentId,
  question,
  isPinned,
  isFirst,
  isLast,
}: Sent & { question: NamedQuestion; isPinned: boolean; isFirst: boolean; isLast: boolean }) => {
  const place = (to: string, words: string) => (
    <Press
      action={placeItemAction.bind(null, slug)}
      input={{ assessmentId, code: question.code, to }}
      variant="quiet"
      className="text-sm"
      onDone={() => document.activeElement?.scrollIntoView({ block: 'nearest' })}
    >
      {words} <span className="sr-only">question {questionName(question)}</span>
    </Press>
  )
  return (
    <>
      {isFirst ? null : place('up', 'Move up')}
      {isLast ? null : place('down', 'Move down')}
      {isPinned ? place('unpin', 'Let it move again') : place('pin', 'Keep it in this place')}
    </>
  )
}

/** Begins with the level that most gave. Where there is none, nothing is chosen, and the median is called one. */
export const ConsentForm = ({ slug, assessmentId, item }: Sent & { item: AgendaView['items'][number] }) => {
  const t = useTranslations('meet.consent')
  const { most, median } = item
  const hint = most
    ? t('most', { level: most })
    : median?.kind === 'one'
      ? t('median', { level: median.level })
      : median && t('between', { lower: median.lower, upper: median.upper })
  return (
    <Details summary={`Pass ${questionName(item)} by consent`}>
      <Form
        action={passByConsentAction.bind(null, slug)}
        hidden={{ assessmentId, code: item.code }}
        label={`Pass ${questionName(item)} by consent`}
        variant="secondary"
        submit="Put it on the consent list"
        done="It is on the consent list."
      >
        <LevelChoice
          name="level"
          label="Level to record"
          {...(hint ? { hint } : {})}
          {...(most ? { chosen: most } : {})}
        />
        <LevelChoice name="ambition" label="Ambition to record" />
        <TextAreaField name="reason" label="Reason to record" rows={3} />
      </Form>
    </Details>
  )
}

export const ObjectPress = ({ slug, assessmentId, item }: Sent & { item: NamedQuestion }) => (
  <Press action={objectToConsentAction.bind(null, slug)} input={{ assessmentId, code: item.code }} variant="secondary">
    Object: talk about {questionName(item)} in the meeting
  </Press>
)

/** The chair confirms each one: nothing is recorded by itself. */
export const RecordForm = ({ slug, assessmentId, item }: Sent & { item: AgendaView['items'][number] }) => (
  <Press
    action={agreeScoreAction.bind(null, slug)}
    input={{ assessmentId, code: item.code, roundId: item.roundId, ...item.proposal }}
  >
    Record {questionName(item)} as proposed
  </Press>
)

/** All of the list in one act: it says what is recorded and of which questions, and asks. */
export function ConsentConfirm({ slug, assessmentId, items }: Sent & { items: NamedQuestion[] }) {
  const t = useTranslations('meet.consent')
  return (
    <Confirm
      opens={t('all', { count: items.length })}
      title={t('title', { count: items.length })}
      what={
        <>
          <p>{t('what', { names: namesOf(items) })}</p>
          <p>{t('after')}</p>
        </>
      }
      action={recordConsentAction.bind(null, slug)}
      submit={t('press', { count: items.length })}
      stay={t('stay')}
      hidden={{ assessmentId }}
    />
  )
}
