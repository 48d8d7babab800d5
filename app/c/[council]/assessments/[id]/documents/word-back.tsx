'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, useId, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { inputClass } from '@/app/_ui/field'
import { useWordsFor } from '@/app/_words/use-words-for'
import { SuggestedWords } from '@/app/c/[council]/_comments/suggested-words'
import type { AnswerInWord } from '@/lib/comment/answers-in'
import type { WordBackView } from '@/lib/comment/view-word-back'
import { bringWordBackAction, viewWordBackAction } from './actions'
import { parcelsOf, readAnswers } from './read-answers'

type Props = { slug: string; assessmentId: string; toComments: string }
type Read = { fileName: string; answers: AnswerInWord[]; preview: WordBackView }
type State =
  | { at: 'start' | 'reading' }
  | { at: 'refused'; why: string }
  | ({ at: 'shown' | 'sending'; why?: string } & Read)
  | { at: 'done'; made: number; already: number }

/** A Word file that was made here and edited elsewhere: what changed in it is shown, answer by answer, and becomes suggestions. */
export function WordBack({ slug, assessmentId, toComments }: Props) {
  const t = useTranslations('wordBack')
  const [state, setState] = useState<State>({ at: 'start' })
  const id = useId()

  async function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const file = currentTarget.files?.[0]
    currentTarget.value = ''
    if (!file) return
    setState({ at: 'reading' })
    const read = await readAnswers(file)
    if (!read.ok) return setState({ at: 'refused', why: t(`why.${read.why}`) })
    const preview: WordBackView = []
    for (const answers of parcelsOf(read.answers)) {
      const sent = { assessmentId, fileName: file.name, answers }
      const seen = await viewWordBackAction(slug, { status: 'idle' }, sent).catch(() => undefined)
      if (seen?.status !== 'done')
        return setState({ at: 'refused', why: seen?.status === 'refused' ? seen.message : t('why.unreachable') })
      preview.push(...seen.value)
    }
    setState({ at: 'shown', fileName: file.name, answers: read.answers, preview })
  }

  async function send(read: Read) {
    setState({ at: 'sending', ...read })
    let [made, already] = [0, 0]
    const changed = new Set(read.preview.flatMap(({ code, changes }) => (changes.length > 0 ? [code] : [])))
    for (const answers of parcelsOf(read.answers.filter(({ code }) => changed.has(code)))) {
      const sent = { assessmentId, fileName: read.fileName, answers }
      const done = await bringWordBackAction(slug, { status: 'idle' }, sent).catch(() => undefined)
      if (done?.status !== 'done')
        return setState({
          ...read,
          ...{ at: 'shown', why: done?.status === 'refused' ? done.message : t('why.unreachable') },
        })
      made += done.value.made
      already += done.value.already
    }
    setState({ at: 'done', made, already })
  }

  return (
    <Card id="word-back" title={t('title')}>
      <p className="mb-3">{t('lead')}</p>
      <label className="font-semibold" htmlFor={id}>
        {t('choose')}
      </label>
      <p id={`${id}hint`} className="text-sm text-secondary">
        {t('hint')}
      </p>
      <input
        id={id}
        type="file"
        accept=".docx"
        aria-describedby={`${id}hint`}
        className={`${inputClass(state.at === 'refused')} mt-1`}
        onChange={choose}
      />
      <p role="status" className="mt-2">
        {state.at === 'reading' ? t('reading') : state.at === 'sending' ? t('sending') : ''}
        {state.at === 'done' ? t('made', { made: state.made }) : ''}{' '}
        {state.at === 'done' && state.already > 0 ? t('already', { already: state.already }) : ''}
      </p>
      {state.at === 'done' ? (
        <p>
          <Link href={toComments}>{t('see')}</Link>
        </p>
      ) : null}
      <p role="alert" className="mt-2 border-l-4 border-error bg-error-soft p-3 empty:hidden">
        {state.at === 'refused' ? state.why : state.at === 'shown' ? state.why : ''}
      </p>
      {state.at === 'shown' || state.at === 'sending' ? (
        <Preview read={state} isSending={state.at === 'sending'} send={() => send(state)} />
      ) : null}
    </Card>
  )
}

function Preview({ read, isSending, send }: { read: Read; isSending: boolean; send: () => void }) {
  const t = useTranslations('wordBack')
  const wordsFor = useWordsFor()
  const shown = read.preview.filter(({ changes, whyNot }) => changes.length > 0 || whyNot)
  const answers = read.preview.filter(({ changes }) => changes.length > 0).length
  const changes = read.preview.reduce((sum, one) => sum + one.changes.length, 0)
  return (
    <section aria-label={t('preview')} className="mt-4 flex flex-col gap-4 border-t border-line pt-4">
      <h3>{t('counted', { file: read.fileName, answers, changes })}</h3>
      {shown.map((one) => (
        <div key={one.code}>
          <h4 className="mb-2">{one.name}</h4>
          {one.whyNot ? <p className="text-secondary">{wordsFor(one.whyNot)}</p> : null}
          <ul className="flex flex-col gap-3">
            {one.changes.map((change, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the changes of one answer have no other name
              <li key={place}>
                <SuggestedWords {...change} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {changes > 0 ? (
        <div>
          <p className="mb-2">{t('nothingYet')}</p>
          <Button aria-disabled={isSending} onClick={() => (isSending ? undefined : send())}>
            {t('suggest', { changes })}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
