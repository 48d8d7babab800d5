import { drawTimeline, joined, type Lane } from '@/lib/people/timeline'
import type { PersonView } from '@/lib/people/view-person'
import { DUTY_WORDS, SHORT_ROLES } from '../words'

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** What somebody was over time, lane by lane, for the picture. */
function lanesOf({ roles, duties }: PersonView): Lane[] {
  const posts = roles.map(({ post, startsOn, endsOn }) => ({ words: post, from: startsOn, to: endsOn }))
  const held = roles.map(({ role, startsOn, endsOn }) => ({ words: SHORT_ROLES[role], from: startsOn, to: endsOn }))
  const groups = roles.flatMap(({ groups: own }) =>
    own.map(({ name, startsOn, endsOn }) => ({ words: name, from: startsOn, to: endsOn })),
  )
  const ofDuty = (kind: keyof typeof DUTY_WORDS) =>
    duties.flatMap(({ duty, startedAt, endedAt, submittedAt }) => {
      const over = endedAt ?? submittedAt
      return duty === kind ? [{ words: '', from: dayOf(startedAt), to: over && dayOf(over) }] : []
    })
  return [
    { label: 'Post', stretches: joined(posts) },
    { label: 'Group', stretches: joined(groups) },
    { label: 'Role', stretches: joined(held) },
    ...(['assessor', 'chair', 'signatory'] as const).map((duty) => ({
      label: DUTY_WORDS[duty],
      stretches: ofDuty(duty),
    })),
  ].filter(({ stretches }) => stretches.length > 0)
}

export const drawn = (view: PersonView) =>
  drawTimeline(
    lanesOf(view),
    view.sealed.map(({ at }) => ({ words: `Sealed ${at.getUTCFullYear()}`, on: dayOf(at) })),
    view.today,
  )

export type Event = { on: string; what: string; more?: string }

/** The same as a list of what changed, newest first. */
export function eventsOf({ roles, duties, sealed }: PersonView): Event[] {
  const events: (Event & { order: number })[] = []
  const add = (order: number, on: string, what: string, more?: string) =>
    events.push({ order, on, what, ...(more ? { more } : {}) })
  for (const [place, { role, post, startsOn, endsOn, groups }] of roles.entries()) {
    const before = roles[place - 1]
    if (!before || before.role !== role || before.endsOn !== startsOn)
      add(
        1,
        startsOn,
        `${SHORT_ROLES[role]}, ${post}`,
        before ? `Before: ${SHORT_ROLES[before.role]}, ${before.post}` : '',
      )
    else if (before.post !== post) add(1, startsOn, post, `Before: ${before.post}`)
    if (endsOn && !roles.some((next) => next.startsOn === endsOn && next !== roles[place]))
      add(9, endsOn, `No longer ${SHORT_ROLES[role].toLowerCase()}`, post)
    for (const { name, startsOn: from, endsOn: to } of groups) {
      const sat = roles.flatMap((one) => one.groups)
      const earlier = sat.find((one) => one.endsOn === from)
      if (earlier?.name !== name) add(2, from, name, earlier ? `Before: ${earlier.name}` : '')
      if (to && !endsOn && !sat.some((one) => one.startsOn === to)) add(8, to, `Left ${name}`)
    }
  }
  for (const { duty, title, startedAt, endedAt, endReason, follows, followedBy } of duties) {
    add(5, dayOf(startedAt), DUTY_WORDS[duty], [title, follows ? `after ${follows}` : ''].filter(Boolean).join(', '))
    if (endedAt)
      add(
        7,
        dayOf(endedAt),
        `No longer ${DUTY_WORDS[duty].toLowerCase()}`,
        [title, endReason, followedBy ? `${followedBy} follows` : ''].filter(Boolean).join('. '),
      )
  }
  for (const { at, title, post, group } of sealed)
    add(6, dayOf(at), `Sealed as ${[post, group].filter(Boolean).join(', ')}`, title)
  return events.sort((a, b) => b.on.localeCompare(a.on) || b.order - a.order).map(({ order: _, ...event }) => event)
}
