import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { councilCaller, orNotFound } from '@/app/_doors/caller'
import { LinkButton } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { PageHeading } from '@/app/_ui/page-heading'
import { Tag } from '@/app/_ui/tag'
import { Time } from '@/app/_ui/time'
import { ClientWords } from '@/app/_words/client-words'
import { subjectWords } from '@/app/_words/subject-words'
import { viewMoment } from '@/lib/text/history/view-moment'
import { messages } from '@/lib/words/messages'
import { crumbsTo } from '../crumbs-to'
import { NameForm } from '../name-form'
import { numberIn } from '../number-in'
import { PeopleNames } from '../people-names'
import { RestoreForm } from '../restore-form'
import { WhoWrote } from '../who-wrote'
import { MomentText } from './moment-text'

type Props = PageProps<'/c/[council]/texts/[text]/[moment]'>

/** Asked for once, by the title and by the page. */
const viewOf = cache(async (slug: string, textId: string, moment: string) => {
  const seq = numberIn(moment)
  if (seq === undefined) notFound()
  return orNotFound(await viewMoment(await councilCaller(slug), { textId, seq }))
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { council, text, moment } = await params
  const { subject } = await viewOf(council, text, moment)
  return { title: `As it stood: ${subjectWords(subject)}` }
}

export default async function MomentPage({ params }: Props) {
  const { council: slug, text: textId, moment: asked } = await params
  const view = await viewOf(slug, textId, asked)
  const { moment, names, abilities, subject } = view
  const base = `/c/${slug}/texts/${textId}`
  const at = { slug, textId }
  return (
    <>
      <PageHeading
        title={
          <>
            How {subjectWords(subject)} stood on <Time at={moment.at} />
          </>
        }
        crumbs={[...crumbsTo(view.council, subject), { label: 'History', href: base }]}
        lead={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <span>
              {view.isNow ? 'This is how it stands now. Last changed by ' : 'As it stood after a change by '}
              <PeopleNames names={moment.people} />
            </span>
            {names.map((name) => (
              <Tag key={name} tone="accent">
                <span className="sr-only">Named: </span>
                <bdi>{name}</bdi>
              </Tag>
            ))}
          </span>
        }
      />
      <nav aria-label="Moments" className="mb-4 flex flex-wrap gap-x-6 gap-y-2">
        {view.before ? <Link href={`${base}/${view.before}`}>Before this</Link> : null}
        {view.after ? <Link href={`${base}/${view.after}`}>After this</Link> : null}
        <Link href={`${base}/compare?from=${view.before ?? 0}&to=${moment.seq}`}>What changed here</Link>
      </nav>
      <div className="grid gap-8 wide:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)]">
        <section aria-label="The text then" className="flex flex-col gap-4">
          <div className="rounded-(--radius) border border-line bg-sheet p-4 sm:p-6">
            {view.isEmpty ? <p className="text-secondary">It was empty then.</p> : null}
            <MomentText key={moment.seq} state={view.state} label={`${subjectWords(subject)} as it stood, read only`} />
          </div>
          <WhoWrote at={at} seq={moment.seq} />
        </section>
        <div className="flex flex-col gap-6">
          {view.isNow ? null : (
            <LinkButton href={`${base}/compare?from=${moment.seq}`} variant="secondary">
              Compare with the text now
            </LinkButton>
          )}
          {abilities.restore ? (
            <Card title="Go back to this text" id="restore">
              <ClientWords words={{ restore: messages.restore }}>
                <RestoreForm {...at} seq={moment.seq} at={moment.at} since={view.since} />
              </ClientWords>
            </Card>
          ) : null}
          {abilities.name ? (
            <Card title="Name this version" id="name">
              <NameForm {...at} seq={moment.seq} />
            </Card>
          ) : null}
        </div>
      </div>
    </>
  )
}
