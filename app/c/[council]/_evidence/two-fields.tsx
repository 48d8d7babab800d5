'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckboxesField } from '@/app/_ui/checkboxes-field'
import { useSent } from '@/app/_ui/form'
import { RadiosField } from '@/app/_ui/radios-field'
import { SelectField } from '@/app/_ui/select-field'
import { TextAreaField } from '@/app/_ui/text-area-field'
import { TextField } from '@/app/_ui/text-field'
import { CLASS_WORDS, type LegalClass, paragraphsIn, READER_WORDS, type Readers } from '@/lib/evidence/evidence'

export type FieldsNow = {
  readers: Readers
  named: string[]
  legalClass: LegalClass
  exemptParagraph: number | null
  classReason: string | null
  classReviewOn: string | null
}
const NEW: FieldsNow = {
  ...{ readers: 'peers', named: [], legalClass: 'none' },
  ...{ exemptParagraph: null, classReason: null, classReviewOn: null },
}

/** Somebody who may be named. */
export type Nameable = { value: string; label: string; hint: string }

/** What is chosen in a field now: it begins anew whenever its form does. */
function useChosen(name: string, begin: string) {
  const { turn, typed } = useSent(name)
  const [chosen, setChosen] = useState<{ turn: number; value: string }>()
  const value = chosen?.turn === turn ? chosen.value : String(typed ?? begin)
  return [value, (next: string) => setChosen({ turn, value: next })] as const
}

/** Who reads an item and how it stands in law: two questions. `people`: who may be named; without any, that is not offered. */
export function TwoFields({
  nation,
  people = [],
  now = NEW,
}: {
  nation: string
  people?: Nameable[]
  now?: FieldsNow
}) {
  const t = useTranslations('evidence')
  const [shownReaders, setReaders] = useChosen('readers', now.readers)
  const [shownClass, setLegal] = useChosen('legalClass', now.legalClass)
  const [paragraph, setParagraph] = useChosen('exemptParagraph', String(now.exemptParagraph ?? ''))
  const paragraphs = Object.entries(paragraphsIn(nation)).map(([value, words]) => ({
    value,
    label: `${value}: ${words}`,
  }))
  const choices = (Object.keys(READER_WORDS) as Readers[])
    .filter((one) => one !== 'named' || people.length > 0)
    .map((value) => ({ value, label: READER_WORDS[value].name, hint: READER_WORDS[value].hint }))
  const classes = (['none', 'exempt', 'confidential'] as const).map((value) => ({
    ...{ value, label: CLASS_WORDS[value], hint: t(`classHints.${value}`) },
  }))
  return (
    <>
      <RadiosField
        name="readers"
        label={t('readers')}
        choices={choices}
        defaultValue={now.readers}
        onChoose={setReaders}
      />
      {shownReaders === 'named' ? (
        <div className="max-h-80 overflow-y-auto border border-line p-3">
          <CheckboxesField name="named" label={t('named')} choices={people} defaultValues={now.named} />
        </div>
      ) : null}
      <RadiosField
        name="legalClass"
        label={t('legalClass')}
        hint={t('legalHint')}
        choices={classes}
        defaultValue={now.legalClass}
        onChoose={setLegal}
      />
      {shownClass === 'exempt' ? (
        <SelectField
          name="exemptParagraph"
          label={t('paragraph')}
          options={paragraphs}
          empty={t('chooseParagraph')}
          defaultValue={String(now.exemptParagraph ?? '')}
          onChoose={setParagraph}
        />
      ) : null}
      {shownClass === 'exempt' && paragraph ? (
        <p className="-mt-3 max-w-xl text-secondary">{paragraphs.find(({ value }) => value === paragraph)?.label}</p>
      ) : null}
      {shownClass === 'none' ? null : (
        <>
          <TextAreaField
            name="classReason"
            label={t(shownClass === 'exempt' ? 'interest' : 'whyConfidential')}
            rows={2}
            defaultValue={now.classReason ?? ''}
          />
          <TextField
            name="classReviewOn"
            label={t(shownClass === 'exempt' ? 'classReview' : 'classReviewOptional')}
            type="date"
            width="short"
            defaultValue={now.classReviewOn ?? ''}
          />
        </>
      )}
    </>
  )
}
