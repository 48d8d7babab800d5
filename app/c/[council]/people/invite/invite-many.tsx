'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DataTable } from '@/app/_ui/data-table'
import { describedBy, Field, inputClass } from '@/app/_ui/field'
import { Form, useSent } from '@/app/_ui/form'
import { SelectField } from '@/app/_ui/select-field'
import { ROLE_NAMES } from '@/lib/people/people'
import type { InvitationPreview } from '@/lib/people/preview-invitations'
import { invitePeopleAction, previewInvitationsAction } from '../actions'

type Line = InvitationPreview['lines'][number]
const ROLES = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label }))

/** A list is pasted or read from a file, looked at line by line, and sent. Lines that were not taken stay in the box. */
export function InviteMany({ slug }: { slug: string }) {
  const t = useTranslations('people.many')
  const [list, setList] = useState('')
  const [seen, setSeen] = useState<InvitationPreview>()
  const [told, setTold] = useState('')
  const good = seen?.lines.filter(({ problem }) => problem === '').length ?? 0
  return (
    <div className="flex flex-col gap-6">
      <Form<InvitationPreview>
        action={previewInvitationsAction.bind(null, slug)}
        submit={t('check')}
        variant={good > 0 ? 'secondary' : 'primary'}
        done=""
        label={t('title')}
        onDone={setSeen}
      >
        <ListField
          list={list}
          onChange={(words) => {
            setList(words)
            setSeen(undefined)
            setTold('')
          }}
        />
        <SelectField name="role" label={t('role')} empty={t('noDefault')} options={ROLES} />
      </Form>
      {seen ? <Preview lines={seen.lines} good={good} /> : null}
      {seen && good > 0 ? (
        <Form<{ invited: number; left: string[] }>
          action={invitePeopleAction.bind(null, slug)}
          submit={t('send', { count: good })}
          done=""
          label={t('send', { count: good })}
          hidden={{ list: seen.list, role: seen.role }}
          onDone={({ invited, left }) => {
            setTold([t('done', { count: invited }), left.length > 0 ? t('left', { count: left.length }) : ''].join(' '))
            setList(left.join('\n'))
            setSeen(undefined)
          }}
        />
      ) : null}
      <p role="status" className="text-done empty:hidden">
        {told}
      </p>
    </div>
  )
}

function ListField({ list, onChange }: { list: string; onChange: (words: string) => void }) {
  const t = useTranslations('people.many')
  const { id, error } = useSent('list')
  const read = async (file: File | undefined) => file && onChange(await file.text())
  return (
    <>
      <Field name={id} label={t('list')} hint={t('hint')} error={error}>
        <textarea
          id={`field-${id}`}
          name="list"
          rows={8}
          value={list}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, t('hint'), error)}
          className={`${inputClass(Boolean(error))} text-sm`}
          wrap="off"
        />
      </Field>
      <Field name={`${id}file`} label={t('file')}>
        <input
          id={`field-${id}file`}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={(event) => void read(event.target.files?.[0])}
          className={inputClass(false)}
        />
      </Field>
    </>
  )
}

function Preview({ lines, good }: { lines: Line[]; good: number }) {
  const t = useTranslations('people.many')
  const head = useTranslations('people.head')
  return (
    <div>
      <p role="status" className="mb-3 font-semibold">
        {t('good', { count: good })} {lines.length > good ? t('bad', { count: lines.length - good }) : ''}
      </p>
      <DataTable
        caption={t('caption')}
        hideCaption
        stacks
        rows={lines}
        rowKey={({ line }) => String(line)}
        columns={[
          { head: head('name'), isRowHead: true, cell: ({ name, raw }) => name || raw },
          { head: head('email'), cell: ({ email }) => <span className="[overflow-wrap:anywhere]">{email}</span> },
          { head: head('role'), cell: ({ role }) => ROLE_NAMES[role as keyof typeof ROLE_NAMES] ?? role },
          { head: head('post'), cell: ({ post }) => post },
          { head: head('group'), cell: ({ group }) => group },
          {
            head: t('head.problem'),
            cell: ({ problem, line }) =>
              problem === '' ? (
                t('invites')
              ) : (
                <span className="font-semibold text-error">
                  {t('head.line')} {line}: {problem}
                </span>
              ),
          },
        ]}
      />
    </div>
  )
}
