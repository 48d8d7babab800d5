'use client'
import { useTranslations } from 'next-intl'
import { tellWindow } from '@/app/_editor/editor-events'
import { Button } from '@/app/_ui/button'

/** On a phone the words are behind another tab: says so, and leads there. What is selected there stays selected here. */
export function ToTheAnswer() {
  const t = useTranslations('evidence.toWords')
  return (
    <div className="mt-2 md:hidden">
      <p className="text-sm text-secondary">{t('how')}</p>
      <Button variant="quiet" onClick={() => tellWindow('concord:show-answer', null)}>
        {t('go')}
      </Button>
    </div>
  )
}
