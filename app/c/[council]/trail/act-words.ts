import { STATE_NAMES } from '@/lib/assessment/assessment'
import { ROLE_NAMES } from '@/lib/people/people'
import { POSITION_NAMES } from '@/lib/people/position'
import type { TrailEntry } from '@/lib/trail/load-entries'
import { dateWords } from '@/lib/words/dates'
import { en } from '@/lib/words/en'
import { say } from '@/lib/words/say'
import { capital } from '@/lib/words/sentence'

type Told = Pick<TrailEntry, 'act' | 'facts' | 'about' | 'questions'>
const { acts } = en.trail
/** Which act it is turns out as it is read, so that all facts are at hand for each; a test says every sentence once. */
const sayAct = say as (key: `trail.acts.${string}`, facts: Record<string, string | number>) => string

/** An act in words. One without words of its own is shown as it is recorded, so that nothing is hidden. */
export function actWords(entry: Told): string {
  const [thing = '', deed = ''] = entry.act.split('.')
  const known: Record<string, Record<string, string>> = acts
  if (known[thing]?.[deed]) return sayAct(`trail.acts.${entry.act}`, factsOf(entry)).trim()
  const said = `${thing} ${deed}`.replaceAll('-', ' ')
  return capital(said)
}

const yes = (is: unknown) => (is ? 'yes' : 'no')

/** All that a sentence may use, of any act. */
function factsOf({ facts, about, questions }: Told) {
  const fact = (name: string) => (facts[name] === undefined || facts[name] === null ? '' : String(facts[name]))
  const all = (name: string) => [facts[name] ?? []].flat().map(String)
  const people = (what: string) => listed(about[what] ?? []) || say('trail.somebody')
  const named = (names: Record<string, string>, what: string) => names[fact(what)] ?? fact(what)
  const duties = all('duties')
  const on = fact('meetsOn') || fact('until')
  return {
    who: people('userId'),
    writers: people('userIds'),
    predecessor: people('predecessorId'),
    facilitator: people('facilitatorId'),
    owner: people('ownerId'),
    from: named(ROLE_NAMES, 'from').toLowerCase(),
    to: named(ROLE_NAMES, 'to').toLowerCase(),
    role: named(ROLE_NAMES, 'role').toLowerCase(),
    position: named(POSITION_NAMES, 'kind'),
    stage: named(STATE_NAMES, 'to').toLowerCase(),
    outcome: fact('outcome'),
    office: fact('office'),
    body: fact('body'),
    election: fact('election'),
    day: on && dateWords(on),
    hasReply: yes(fact('replyId')),
    post: fact('post'),
    group: fact('group'),
    groups: fact('groups'),
    name: fact('name'),
    title: fact('title'),
    before: fact('before'),
    into: fact('into'),
    isRenamed: yes(fact('before') !== '' && fact('before') !== fact('name')),
    place: fact('place'),
    words: fact('words'),
    number: fact('number'),
    level: fact('level'),
    ambition: fact('ambition'),
    duty: fact('duty'),
    duties: listed(duties),
    count: questions.length,
    progress: fact('progress').replace('_', ' '),
    hasNewRole: yes(fact('from') !== fact('to')),
    hasGroup: yes(fact('group')),
    hasWho: yes(fact('userId')),
    hasGroups: yes(fact('groups')),
    area: fact('area'),
    hasArea: yes(fact('area')),
    on: fact('area') ? 'area' : fact('evidenceId') ? 'evidence' : 'question',
    hasName: yes(fact('name')),
    hasPlace: yes(fact('place')),
    what: questions.length === 0 ? 'duties' : duties.length === 0 ? 'questions' : 'both',
    hasWriters: yes(about.userIds?.length),
    hasVoided: yes(Number(fact('voided')) > 0),
    hasPredecessor: yes(about.predecessorId),
  }
}

const listed = (words: string[]) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
