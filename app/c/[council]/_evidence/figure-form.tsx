'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field, inputClass } from '@/app/_ui/field'
import { Form, useSent } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { TextField } from '@/app/_ui/text-field'
import { FIGURE_STATES, type Figure, type FigureState, latestOf } from '@/lib/evidence/figure'
import { importFiguresAction } from './actions'
import type { ForQuestion } from './added-note'
import { type Nameable, TwoFields } from './two-fields'

/** The fields of a figure with one value. */
export function FigureFields({ now, area }: { now?: Figure; area?: string }) {
  const t = useTranslations('evidence.figure')
  const last = now && latestOf(now)
  return (
    <>
      <TextField name="metric" label={t('metric')} hint={t('metricHint')} defaultValue={now?.metric} />
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <TextField name="value" label={t('value')} defaultValue={last ? String(last.value) : ''} />
        <TextField name="unit" label={t('unit')} hint={t('unitHint')} defaultValue={now?.unit} />
        <TextField name="area" label={t('area')} hint={t('areaHint')} defaultValue={last?.area ?? area} />
        <TextField name="period" label={t('period')} hint={t('periodHint')} defaultValue={last?.period} />
        <TextField
          name="comparatorOf"
          label={t('comparatorOf')}
          hint={t('comparatorHint')}
          defaultValue={now?.comparator?.of}
        />
        <TextField
          name="comparatorValue"
          label={t('comparatorValue')}
          defaultValue={now?.comparator ? String(now.comparator.value) : ''}
        />
      </div>
      <TextField name="source" label={t('source')} defaultValue={now?.source} />
      <StateField now={now?.state} />
      <TextField
        name="speaksFor"
        label={t('asAt')}
        hint={t('asAtHint')}
        type="date"
        width="short"
        defaultValue={now?.asAt}
      />
    </>
  )
}

function StateField({ now }: { now?: FigureState | undefined }) {
  const t = useTranslations('evidence.figure')
  return (
    <RadiosField
      name="state"
      label={t('state')}
      defaultValue={now}
      choices={Object.entries(FIGURE_STATES).map(([value, label]) => ({ value, label }))}
    />
  )
}

/** Figures out of a CSV file, which is read here and sent as text. */
export function FiguresForm({
  slug,
  at,
  nation,
  people,
}: {
  slug: string
  at?: ForQuestion | undefined
  nation: string
  people?: Nameable[]
}) {
  const t = useTranslations('evidence')
  const [csv, setCsv] = useState('')
  return (
    <Form
      action={importFiguresAction.bind(null, slug)}
      submit={t(at ? 'attach' : 'add')}
      done={({ count }: { count: number }) => t('figure.imported', { count })}
      hidden={{ assessmentId: at?.assessmentId ?? '', code: at?.code ?? '', csv }}
    >
      <CsvField onRead={setCsv} />
      <StateField />
      <TwoFields nation={nation} people={people} />
    </Form>
  )
}

function CsvField({ onRead }: { onRead: (text: string) => void }) {
  const t = useTranslations('evidence.figure')
  const { id, error: ofFile } = useSent('file')
  const { error: ofText } = useSent('csv')
  const error = ofFile ?? ofText
  return (
    <Field name={id} label={t('csv')} hint={t('csvHint')} error={error}>
      <input
        id={`field-${id}`}
        type="file"
        accept=".csv,text/csv"
        className={inputClass(Boolean(error))}
        onChange={(event) => void event.target.files?.[0]?.text().then(onRead)}
      />
    </Field>
  )
}
