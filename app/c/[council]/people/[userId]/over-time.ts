import { NAMED_DUTIES, type NamedDuty } from '@/lib/access/access'
import { drawTimeline, joined, type Lane } from '@/lib/people/timeline'
import type { PersonView } from '@/lib/people/view-person'
import { dayOf } from '@/lib/words/dates'
import { say } from '@/lib/words/say'
import { capital, sentence } from '@/lib/words/sentence'
import { dutyName, positionInWords, SHORT_ROLES } from '../words'

/** What somebody was over time, lane by lane, for the picture. */
function lanesOf({ roles, duties, positions }: PersonView): Lane[] {
  const posts = roles.map(({ post, startsOn, endsOn }) => ({ words: post, from: startsOn, to: endsOn }))
  const held = roles.map(({ role, startsOn, endsOn }) => ({ words: SHORT_ROLES[role], from: startsOn, to: endsOn }))
  const groups = roles.flatMap(({ groups: own }) =>
    own.map(({ name, startsOn, endsOn }) => ({ words: name, from: startsOn, to: endsOn })),
  )
  const named = positions.map((one) => ({ words: capital(positionInWords(one)), from: one.startsOn, to: one.endsOn }))
  const ofDuty = (kind: NamedDuty) =>
    duties.flatMap(({ duty, startedAt, endedAt, submittedAt }) => {
      const over = endedAt ?? submittedAt
      return duty === kind ? [{ words: '', from: dayOf(startedAt), to: over && dayOf(over) }] : []
    })
  return [
    { label: say('people.time.lanes.post'), stretches: joined(posts) },
    { label: say('people.time.lanes.position'), stretches: joined(named) },
    { label: say('people.time.lanes.group'), stretches: joined(groups) },
    { label: say('people.time.lanes.role'), stretches: joined(held) },
    ...NAMED_DUTIES.map((duty) => ({ label: dutyName(duty), stretches: ofDuty(duty) })),
  ].filter(({ stretches }) => stretches.length > 0)
}

export const drawn = (view: PersonView) =>
  drawTimeline(
    lanesOf(view),
    view.sealed.map(({ at }) => ({
      words: say('people.time.mark', { year: String(at.getUTCFullYear()) }),
      on: dayOf(at),
    })),
    view.today,
  )

export type Event = { on: string; what: string; more: string }
type Ordered = Event & { order: number }
const event = (order: number, on: string, what: string, more: string | undefined = ''): Ordered => ({
  ...{ order, on, what, more },
})
const before = (what: string) => say('people.time.before', { what })
const noLonger = (what: string) => say('people.time.noLonger', { what })
const roleAndPost = ({ role, post }: PersonView['roles'][number]) =>
  say('people.time.role', { role: SHORT_ROLES[role], post })

/** The same as a list of what changed, newest first; of one day, in the order in which things happen. */
export const eventsOf = (view: PersonView): Event[] =>
  [...ofRoles(view), ...ofGroups(view), ...ofPositions(view), ...ofDuties(view), ...ofSealed(view)]
    .sort((a, b) => b.on.localeCompare(a.on) || b.order - a.order)
    .map(({ order: _, ...said }) => said)

const ofRoles = ({ roles }: PersonView): Ordered[] =>
  roles.flatMap((role, place) => {
    const last = roles[place - 1]
    const isNext = last?.role === role.role && last.endsOn === role.startsOn
    const isFollowed = roles.some((next) => next.startsOn === role.endsOn && next !== role)
    return [
      ...(isNext ? [] : [event(1, role.startsOn, roleAndPost(role), last && before(roleAndPost(last)))]),
      ...(isNext && last.post !== role.post ? [event(1, role.startsOn, role.post, before(last.post))] : []),
      ...(role.endsOn && !isFollowed
        ? [event(9, role.endsOn, noLonger(SHORT_ROLES[role.role].toLowerCase()), role.post)]
        : []),
    ]
  })

const ofGroups = ({ roles }: PersonView): Ordered[] => {
  const sat = roles.flatMap(({ groups, endsOn }) => groups.map((group) => ({ ...group, roleEnds: endsOn })))
  return sat.flatMap(({ name, startsOn, endsOn, roleEnds }) => {
    const earlier = sat.find((one) => one.endsOn === startsOn)
    const isFollowed = sat.some((one) => one.startsOn === endsOn)
    return [
      ...(earlier?.name === name ? [] : [event(2, startsOn, name, earlier && before(earlier.name))]),
      ...(endsOn && !roleEnds && !isFollowed ? [event(8, endsOn, say('people.time.leftGroup', { group: name }))] : []),
    ]
  })
}

const ofPositions = ({ positions }: PersonView): Ordered[] =>
  positions.flatMap((one) => {
    const what = positionInWords(one)
    return [event(3, one.startsOn, capital(what)), ...(one.endsOn ? [event(6, one.endsOn, noLonger(what))] : [])]
  })

const ofDuties = ({ duties }: PersonView): Ordered[] =>
  duties.flatMap(({ duty, title, startedAt, endedAt, endReason, follows, followedBy }) => {
    const after = follows ? `, ${say('people.time.after', { name: follows })}` : ''
    const next = followedBy && say('people.time.follows', { name: followedBy })
    const ended = [title, endReason, next].flatMap((words) => (words ? sentence(words) : [])).join(' ')
    return [
      event(5, dayOf(startedAt), dutyName(duty), `${title}${after}`),
      ...(endedAt ? [event(7, dayOf(endedAt), noLonger(dutyName(duty).toLowerCase()), ended)] : []),
    ]
  })

const ofSealed = ({ sealed }: PersonView): Ordered[] =>
  sealed.map(({ at, title, post, group }) =>
    event(6, dayOf(at), say('people.time.sealedAs', { what: [post, group].filter(Boolean).join(', ') }), title),
  )
