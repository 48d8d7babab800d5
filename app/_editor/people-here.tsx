import { initialsOf, type Other, shapeOf } from './person'

/** Who else has the text open, each with the mark that stands beside what they write. */
export function PeopleHere({ people, alone, alsoHere }: { people: Other[]; alone: string; alsoHere: string }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className={people.length === 0 ? 'text-secondary' : 'sr-only'}>
        {people.length === 0 ? alone : alsoHere}
      </span>
      {people.map(({ id, name, color }) => (
        <span key={id} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            translate="no"
            className={`person-mark ${shapeOf(id)}`}
            style={{ ['--person' as string]: color }}
            data-initials={initialsOf(name)}
          />
          <span translate="no">{name}</span>
        </span>
      ))}
    </p>
  )
}
