'use client'
import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../_ui/button'
import { inputClass } from '../_ui/field'
import { readAddress } from './address'

/** Asks where the selected words, or those of the link that the caret is in, lead. An address that cannot be a link is refused in words, and stays to be put right. */
export function LinkForm({ editor, close }: { editor: Editor; close: () => void }) {
  const t = useTranslations('editor.link')
  const id = useId()
  const [typed, setTyped] = useState<string>(editor.getAttributes('link').href ?? '')
  const [refused, setRefused] = useState<string>()
  const set = (event: FormEvent) => {
    event.preventDefault()
    if (!typed.trim()) return remove()
    const address = readAddress(typed)
    if (!address.ok) return setRefused(t(address.why))
    const { href } = address
    const chain = editor.chain().focus().extendMarkRange('link')
    if (editor.state.selection.empty && !editor.isActive('link'))
      chain.insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] }).run()
    else chain.setMark('link', { href }).run()
    close()
  }
  const remove = () => {
    editor.chain().focus().unsetMark('link', { extendEmptyMarkRange: true }).setMeta('preventAutolink', true).run()
    close()
  }
  return (
    <form
      onSubmit={set}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        editor.commands.focus()
        close()
      }}
      className="flex flex-wrap items-end gap-2 border-t border-line pt-2"
    >
      <label className="grow basis-60" htmlFor={id}>
        {t('address')}
        <input
          id={id}
          // biome-ignore lint/a11y/noAutofocus: the person just asked for this field
          autoFocus
          inputMode="url"
          autoComplete="off"
          className={inputClass(refused !== undefined)}
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? `${id}-refused` : undefined}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <Button type="submit">{t('set')}</Button>
      {editor.isActive('link') ? (
        <Button variant="secondary" onClick={remove}>
          {t('remove')}
        </Button>
      ) : null}
      <Button variant="secondary" onClick={close}>
        {t('cancel')}
      </Button>
      {refused ? (
        <p id={`${id}-refused`} role="alert" className="basis-full border-l-4 border-error bg-error-soft p-2">
          {refused}
        </p>
      ) : null}
    </form>
  )
}
