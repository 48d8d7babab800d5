'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { inputClass } from '@/app/_ui/field'
import { FieldError } from '@/app/_ui/field-error'
import { Form } from '@/app/_ui/form'
import { LeaveGuard } from '@/app/_ui/leave-guard'
import { TextField } from '@/app/_ui/text-field'
import type { NamedDuty } from '@/lib/access/access'
import { namePeopleAction } from '../../../actions'
import { type Chosen, type Nameable, PeopleRows } from './people-rows'

export type Group = { name: string; seats: number | null }

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en')

/** Everybody who may be named, by group: a box for assessing and signing, one choice for the chair. What is not shown while the list is narrowed stays chosen. */
export function PeopleDesk({
  slug,
  assessmentId,
  people,
  groups,
  chosen: before,
  reason,
}: {
  slug: string
  assessmentId: string
  people: Nameable[]
  groups: Group[]
  chosen: Chosen
  reason: string
}) {
  const t = useTranslations('setUp.people')
  const leave = useTranslations('setUp.leave')
  const [chosen, setChosen] = useState(before)
  const [isDirty, setIsDirty] = useState(false)
  const [words, setWords] = useState('')
  const find = useId()
  const set = (duty: NamedDuty, ids: string[], isOn: boolean) => {
    setIsDirty(true)
    setChosen((was) => {
      const others = was[duty].filter((id) => !ids.includes(id))
      return { ...was, [duty]: duty === 'chair' ? (isOn ? ids : []) : isOn ? [...others, ...ids] : others }
    })
  }
  const asked = plain(words).split(/\s+/).filter(Boolean)
  const found = people.filter(({ name, post, group }) =>
    asked.every((word) => plain(`${name} ${post} ${group ?? ''}`).includes(word)),
  )
  const assessing = people.filter(({ id }) => chosen.assessor.includes(id))
  const without = groups.filter(({ name }) => !assessing.some(({ group }) => group === name)).map(({ name }) => name)
  const sections = [
    ...groups.map(({ name, seats }) => ({
      ...{ key: name, title: name, of: found.filter(({ group }) => group === name) },
      sum: [
        t('assessors', { count: assessing.filter(({ group }) => group === name).length }),
        ...(seats ? [t('seats', { count: seats })] : []),
      ].join(', '),
      isGroup: true,
    })),
    {
      ...{ key: 'none', title: t('noGroup'), of: found.filter(({ group, isMember }) => !group && isMember) },
      ...{ sum: '', isGroup: true },
    },
    {
      ...{ key: 'officers', title: t('officers'), of: found.filter(({ group, isMember }) => !group && !isMember) },
      ...{ sum: '', isGroup: false },
    },
  ].filter(({ of }) => of.length > 0)
  return (
    <Form
      action={namePeopleAction.bind(null, slug)}
      submit={t('press')}
      label={t('caption')}
      hidden={{ assessmentId, chair: chosen.chair[0] ?? '' }}
    >
      {chosen.assessor.map((id) => (
        <input key={id} type="hidden" name="assessors" value={id} />
      ))}
      {chosen.signatory.map((id) => (
        <input key={id} type="hidden" name="signatories" value={id} />
      ))}
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="min-w-0 flex-1 basis-64">
          <label htmlFor={find} className="block font-semibold">
            {t('find')}
          </label>
          <input
            id={find}
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            className={`${inputClass(false)} mt-1 max-w-xl`}
          />
        </div>
        <p role="status" className="font-semibold">
          {[
            t('assessors', { count: chosen.assessor.length }),
            t(chosen.chair.length > 0 ? 'aChair' : 'noChair'),
            t('sign', { count: chosen.signatory.length }),
          ].join(', ')}
        </p>
      </div>
      {(['assessors', 'chair', 'signatories'] as const).map((name) => (
        <FieldError key={name} name={name} />
      ))}
      {sections.length === 0 ? <p className="rounded-(--radius) border border-line bg-sheet p-4">{t('none')}</p> : null}
      {sections.map(({ key, title, of, sum, isGroup }) => (
        <PeopleRows key={key} title={title} sum={sum} people={of} chosen={chosen} onSet={set} hasAll={isGroup} />
      ))}
      {people.some(({ isInvited }) => isInvited) ? <p className="text-sm text-secondary">{t('invitedMore')}</p> : null}
      {without.length > 0 && chosen.assessor.length > 0 ? (
        <TextField
          name="withoutReason"
          label={t('without', { groups: without.join(', ') })}
          hint={t('withoutHint')}
          defaultValue={reason}
        />
      ) : null}
      <p className="text-sm">
        <Link href={`/c/${slug}/people/invite`}>{t('invite')}</Link>
      </p>
      <LeaveGuard
        isDirty={isDirty}
        words={{ title: leave('title'), stay: leave('stay'), go: leave('go'), what: t('unsaved') }}
      />
    </Form>
  )
}
