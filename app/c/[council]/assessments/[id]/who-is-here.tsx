'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { followTopic } from '@/app/_ui/read-again'
import type { PersonHere } from '@/lib/topic/protocol'

/** Who else has a page of this assessment open now: that they are here, and never where. */
export function WhoIsHere({ council, id, userId }: { council: string; id: string; userId: string }) {
  const t = useTranslations('here')
  const [people, setPeople] = useState<PersonHere[]>([])
  useEffect(
    () =>
      followTopic(userId, { topic: 'assessment', council, id }, { made: Date.now, changed: () => {}, here: setPeople }),
    [userId, council, id],
  )
  const others = people.filter((one) => one.id !== userId)
  return (
    <p className="no-print min-h-6 text-sm text-secondary" data-testid="who-is-here">
      {others.length === 0 ? t('alone') : t('also', { people: others.map(({ name }) => name).join(', ') })}
    </p>
  )
}
