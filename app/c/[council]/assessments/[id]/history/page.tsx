import type { Metadata } from 'next'
import Link from 'next/link'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { DataTable } from '@/app/_ui/data-table'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageHeading } from '@/app/_ui/page-heading'
import { Time } from '@/app/_ui/time'
import { viewTrail } from '@/lib/assessment/view-trail'
import { actWords } from './act-words'

export const metadata: Metadata = { title: 'History' }

export default async function HistoryPage({
  params,
  searchParams,
}: PageProps<'/c/[council]/assessments/[id]/history'>) {
  const { council: slug, id } = await params
  const before = [(await searchParams).before].flat()[0]
  const view = orNotFound(await viewTrail(await councilCaller(slug), { assessmentId: id, before }))
  const here = `/c/${slug}/assessments/${id}`
  return (
    <>
      <PageHeading
        title="History"
        crumbs={[
          { label: view.council.name, href: `/c/${slug}` },
          { label: view.assessment.title, href: here },
        ]}
        lead="Everything that changed this assessment, by whom and when. Each entry is sealed with the one before it, so none can be altered or removed unseen."
      />
      {view.entries.length === 0 ? <EmptyState title="No entries on this page" /> : null}
      {view.entries.length > 0 ? (
        <DataTable
          caption="Entries, newest first"
          stacks
          rows={view.entries}
          rowKey={(entry) => entry.hash}
          columns={[
            { head: 'When', cell: (entry) => <Time at={entry.at} /> },
            { head: 'What', cell: (entry) => actWords(entry.act), isRowHead: true },
            { head: 'Question', cell: (entry) => entry.code },
            { head: 'Who', cell: (entry) => entry.who },
            { head: 'Seal', cell: (entry) => <code className="text-sm">{entry.hash.slice(0, 12)}</code> },
          ]}
        />
      ) : null}
      {view.next ? (
        <p className="mt-4">
          <Link href={`${here}/history?before=${view.next}`}>Earlier entries</Link>
        </p>
      ) : null}
    </>
  )
}
