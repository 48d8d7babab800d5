import { useTranslations } from 'next-intl'
import { Confirm } from '@/app/_ui/confirm'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { SigningNote } from '@/app/_ui/signing-note'
import { TextAreaField } from '@/app/_ui/text-area-field'
import type { Readiness } from '@/lib/submission/view-readiness'
import { withdrawNoteAction, writeNoteAction } from './actions'

/** What the statutory officers have stand beside what is signed, and for each of them the place to write their own. */
export function OfficersNotes({ view, slug }: { view: Readiness; slug: string }) {
  const t = useTranslations('signing.notes')
  const stay = useTranslations('signing')('stay')
  const { notes, abilities } = view
  const standing = notes.filter(({ words }) => words !== null)
  const own = standing.find(({ isMine }) => isMine)
  return (
    <div className="flex flex-col gap-4">
      {standing.length === 0 ? <p>{t('none')}</p> : null}
      {standing.map((note) => (
        <div key={note.id} className="flex flex-col gap-3">
          <SigningNote note={note} heading="h4" />
          {note.isMine && abilities.writeNote ? (
            <Details summary={t('toChange')}>
              <NoteForm view={view} slug={slug} words={note.words ?? ''} />
            </Details>
          ) : null}
          {note.isMine && abilities.withdrawNote ? (
            <div className="no-print">
              <Confirm
                opens={t('toWithdraw')}
                title={t('sure')}
                what={<p>{t('withdraws')}</p>}
                action={withdrawNoteAction.bind(null, slug)}
                submit={t('withdraw')}
                stay={stay}
                hidden={{ assessmentId: view.assessment.id }}
                variant="secondary"
              />
            </div>
          ) : null}
        </div>
      ))}
      {!own && abilities.writeNote ? <NoteForm view={view} slug={slug} /> : null}
    </div>
  )
}

function NoteForm({ view, slug, words }: { view: Readiness; slug: string; words?: string }) {
  const t = useTranslations('signing.notes')
  const signed = view.signatories.filter(({ signedAt }) => signedAt !== null).length
  return (
    <div className="no-print border border-line bg-sunken p-4">
      <h4 className="mb-2 font-semibold">{t(`yours.${view.office ?? 's151_officer'}`)}</h4>
      {signed > 0 ? <p className="mb-2">{t('falls', { count: signed })}</p> : null}
      <Form
        action={writeNoteAction.bind(null, slug)}
        hidden={{ assessmentId: view.assessment.id }}
        label={t(`yours.${view.office ?? 's151_officer'}`)}
        variant="secondary"
        submit={t(words === undefined ? 'add' : 'change')}
        done={t('saved')}
      >
        <TextAreaField name="words" label={t('words')} hint={t('hint')} rows={5} defaultValue={words ?? ''} />
      </Form>
    </div>
  )
}
