'use client'
import { useTranslations } from 'next-intl'
import { Button } from '../_ui/button'
import { tellWindow } from './editor-events'
import type { NotTaken } from './paste/paste'

/** Says what came with a paste and is not in the text. One press offers its files, or the place for them, as evidence. */
export function NotTakenNotice({
  left,
  hasEvidence,
  close,
}: {
  left: NotTaken
  hasEvidence: boolean
  close: () => void
}) {
  const t = useTranslations('editor.notTaken')
  const { isTracked, hasComments, links, pictures, names, files } = left
  const what = t('pictures', { count: pictures })
  const sentences = [
    isTracked ? t('tracked') : '',
    hasComments ? t('comments') : '',
    links > 0 ? t('links', { count: links }) : '',
    pictures > 0
      ? names.length > 0
        ? t('named', { left: what, names: namesOf(names) })
        : t('unnamed', { left: what })
      : '',
    pictures > 0 ? t('asEvidence') : '',
  ]
  const attach = () => {
    tellWindow('concord:offer-evidence', { files })
    close()
  }
  return (
    <div
      role="alert"
      className="flex max-h-[40vh] flex-wrap items-center gap-x-4 gap-y-2 overflow-y-auto border-l-4 border-accent bg-accent-soft p-2 text-base"
    >
      <p className="grow basis-72">{sentences.filter(Boolean).join(' ')}</p>
      {pictures > 0 && hasEvidence ? (
        <Button variant="secondary" onClick={attach}>
          {t('attach', { count: pictures })}
        </Button>
      ) : null}
      <Button variant="quiet" onClick={close}>
        {t('close')}
      </Button>
    </div>
  )
}

/** Names of pictures can be whole descriptions. */
const namesOf = (names: string[]) =>
  names.map((name) => `“${name.length > 120 ? `${name.slice(0, 119)}…` : name}”`).join(', ')
