import { useTranslations } from 'next-intl'
import { DataTable } from '@/app/_ui/data-table'

const HELD = [
  ...(['account', 'posts', 'group', 'texts', 'scores', 'plan', 'signatures', 'notices', 'trail', 'interests'] as const),
  ...(['peerLevels', 'sessions', 'councilAccount', 'mails', 'acts', 'limits', 'log'] as const),
]

/** What is held of people: what, why, who sees it, how long. A row more where a table is added that holds something of them. */
export function WhatIsHeld() {
  const t = useTranslations('privacy.held')
  const column = (of: 'what' | 'why' | 'seen' | 'stays') => ({
    head: t(`head.${of}`),
    cell: (row: (typeof HELD)[number]) => t(`${row}.${of}`),
    isRowHead: of === 'what',
  })
  return (
    <div data-wide>
      <DataTable
        caption={t('table')}
        hideCaption
        stacks
        columns={(['what', 'why', 'seen', 'stays'] as const).map(column)}
        rows={[...HELD]}
        rowKey={(row) => row}
      />
    </div>
  )
}
