import Link from 'next/link'
import { type Column, DataTable } from '@/app/_ui/data-table'
import { Time } from '@/app/_ui/time'
import type { EvidenceItem } from '@/lib/evidence/evidence-item'
import { type NamedQuestion, namedIn, questionName } from '@/lib/framework/named-question'
import { AudienceTag, EvidenceTitle, ExemptReason, formOf, UnscannedTag } from './evidence-entry'

type Props = { slug: string; assessmentId: string; items: EvidenceItem[]; questions: NamedQuestion[] }

/** A row for each piece of evidence, the removed ones with who removed them and why. */
export function EvidenceTable({ slug, assessmentId, items, questions }: Props) {
  const columns: Column<EvidenceItem>[] = [
    {
      head: 'Evidence',
      isRowHead: true,
      cell: (item) => (
        <>
          <EvidenceTitle slug={slug} item={item} />
          {item.removed ? (
            <span className="block text-sm font-normal">
              Removed by {item.removed.by}: {item.removed.reason}
            </span>
          ) : null}
        </>
      ),
    },
    {
      head: 'Question',
      cell: (item) => (
        <Link href={`/c/${slug}/assessments/${assessmentId}/q/${item.code}`}>
          {questionName(namedIn(questions, item.code))}
        </Link>
      ),
    },
    {
      head: 'Form',
      cell: (item) => (
        <>
          {formOf(item)} <UnscannedTag item={item} />
        </>
      ),
    },
    { head: 'Facts from', cell: (item) => <Time at={item.speaksFor} day /> },
    {
      head: 'Who may see it',
      cell: (item) => (
        <>
          <AudienceTag item={item} />
          <ExemptReason item={item} />
        </>
      ),
    },
    {
      head: 'Added',
      cell: (item) => (
        <>
          {item.addedBy}, <Time at={item.addedAt} />
        </>
      ),
    },
  ]
  return (
    <DataTable
      caption="Evidence of this assessment"
      hideCaption
      stacks
      columns={columns}
      rows={items}
      rowKey={(item) => item.id}
    />
  )
}
