'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { describedBy, Field, inputClass } from '@/app/_ui/field'
import { useSent } from '@/app/_ui/form'
import { ACCEPTED_NAMES, FILE_RULES, sizeWords } from '@/lib/evidence/evidence'
import type { Chosen } from './upload-all'

type Props = {
  chosen: readonly Chosen[]
  onChoose: (files: File[]) => void
  onDrop: (key: string) => void
  isOne?: boolean
}

/** Files out of a folder, by the camera, or dropped here: each with its size, how far it has come, and why it was not taken. */
export function FilesField({ chosen, onChoose, onDrop, isOne = false }: Props) {
  const { id, error } = useSent('file')
  const t = useTranslations('evidence')
  const camera = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const rules = `${FILE_RULES} ${t('takenOut')}`
  const take = (list: FileList | null) => {
    if (list && list.length > 0) onChoose([...list].slice(0, isOne ? 1 : 50))
  }
  return (
    <Field name={id} label={t(isOne ? 'file' : 'files')} hint={rules} error={error}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the fields inside do the same by keyboard */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files)
        }}
        className={`flex flex-col gap-2 rounded-(--radius) border border-dashed p-3 ${isOver ? 'border-accent bg-accent-soft' : 'border-control'}`}
      >
        <input
          id={`field-${id}`}
          type="file"
          multiple={!isOne}
          accept={ACCEPTED_NAMES}
          className={inputClass(Boolean(error))}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, rules, error)}
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
        <p className="flex flex-wrap items-center gap-3 text-sm text-secondary">
          {t('orDrop')}
          <Button variant="quiet" className="pointer-fine:hidden" onClick={() => camera.current?.click()}>
            {t('camera')}
          </Button>
        </p>
        <input
          ref={camera}
          type="file"
          accept="image/*"
          capture="environment"
          tabIndex={-1}
          aria-hidden
          className="hidden"
          onChange={(event) => {
            take(event.target.files)
            event.target.value = ''
          }}
        />
        <ul aria-label={t('chosen')} className="flex flex-col empty:hidden">
          {chosen.map(({ key, file, share, fault }) => (
            <li key={key} className="border-t border-line py-1">
              <div className="flex items-center justify-between gap-3">
                <span className="min-w-0 break-words">
                  {file.name} <span className="text-sm text-secondary">{sizeWords(file.size)}</span>
                </span>
                <Button variant="quiet" onClick={() => onDrop(key)}>
                  {t('leaveOut')}
                  <span className="sr-only"> {file.name}</span>
                </Button>
              </div>
              {fault ? <p className="text-sm text-error">{fault}</p> : null}
              {share === undefined || fault ? null : (
                <label className="block text-sm">
                  {t('sending', { share: String(Math.round(share * 100)) })}
                  <progress max={1} value={share} className="block w-full" />
                </label>
              )}
            </li>
          ))}
        </ul>
        <p role="status" className="sr-only">
          {chosen.length > 0 ? t('chosenCount', { count: chosen.length }) : ''}
        </p>
      </div>
    </Field>
  )
}
