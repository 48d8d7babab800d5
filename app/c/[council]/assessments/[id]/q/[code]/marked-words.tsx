'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { hearWindow, orderNow, tellWindow } from '@/app/_editor/editor-events'
import { Press } from '@/app/_ui/press'
import { shortened } from '@/app/_ui/shortened'
import { confirmMarkAction, takeMarkAwayAction } from '@/app/c/[council]/_evidence/actions'

type Mark = { id: string; quote: string; isLost: boolean; heldAgainst: number | null }
type Props = { slug: string; marks: Mark[]; canAttach: boolean }

/** The words of the answer that rest on one piece of evidence, each with its number, and what can be done with it. */
export function MarkedWords({ slug, marks, canAttach }: Props) {
  const t = useTranslations('question.evidence.words')
  const [order, setOrder] = useState<readonly string[]>([])
  useEffect(() => {
    setOrder(orderNow())
    return hearWindow('concord:evidence-order', ({ ids }) => setOrder(ids))
  }, [])
  const numberOf = (id: string) => order.indexOf(id) + 1
  if (marks.length === 0) return null
  return (
    <ul aria-label={t('label')} className="evidence-list mt-2 flex flex-col gap-2 border-l-4 border-line pl-3">
      {[...marks]
        .sort((a, b) => (numberOf(a.id) || 1000) - (numberOf(b.id) || 1000))
        .map((mark) => (
          <li key={mark.id}>
            {mark.isLost ? (
              <p>
                <s className="font-serif text-secondary">“{shortened(mark.quote, 120)}”</s>
                <span className="block text-sm">{t('gone')}</span>
              </p>
            ) : (
              <button
                type="button"
                onClick={() => tellWindow('concord:show-evidence', { id: mark.id })}
                className="cursor-pointer text-left"
              >
                {numberOf(mark.id) > 0 ? <span className="evidence-number">{numberOf(mark.id)}</span> : null}
                <span className="font-serif text-accent underline">“{shortened(mark.quote, 120)}”</span>
              </button>
            )}
            {mark.heldAgainst === null ? null : (
              <p className="text-sm text-caution">{t('older', { number: String(mark.heldAgainst) })}</p>
            )}
            {canAttach ? (
              <div className="flex flex-wrap gap-x-4">
                {mark.heldAgainst === null ? null : (
                  <Press action={confirmMarkAction.bind(null, slug)} input={{ markId: mark.id }} variant="quiet">
                    {t('stillRight')}
                    <span className="sr-only">: {shortened(mark.quote, 120)}</span>
                  </Press>
                )}
                <Press action={takeMarkAwayAction.bind(null, slug)} input={{ markId: mark.id }} variant="quiet">
                  {t('takeAway')}
                  <span className="sr-only">: {shortened(mark.quote, 120)}</span>
                </Press>
              </div>
            ) : null}
          </li>
        ))}
    </ul>
  )
}
