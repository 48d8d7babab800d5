import { Card } from '@/app/_ui/card'
import { Details } from '@/app/_ui/details'
import { Form } from '@/app/_ui/form'
import { SelectField } from '@/app/_ui/select-field'
import { Time } from '@/app/_ui/time'
import { POSITION_NAMES } from '@/lib/people/position'
import type { PositionsView } from '@/lib/people/view-positions'
import { endPositionAction, namePositionAction } from './position-actions'

type Position = PositionsView['held'][number]

/** Who leads which group and who is the s.151 officer, today and before; the lead names and ends it here. */
export function Positions({ view }: { view: PositionsView }) {
  const { held, past, nominees, abilities, council } = view
  return (
    <Card id="positions" title="Positions">
      <p className="mb-4 max-w-(--measure)">
        The leader of a political group and the section 151 officer are not roles. They are kept with their dates.
      </p>
      {held.length > 0 ? (
        <ul className="flex flex-col gap-3">
          {held.map((position) => (
            <li key={position.id} className="flex flex-wrap items-center gap-4">
              <span>
                {position.name}, {said(position)}, since <Time at={position.startsOn} day />
              </span>
              {abilities.manage ? (
                <Form
                  action={endPositionAction.bind(null, council.slug)}
                  submit={`End this position of ${position.name} today`}
                  variant="quiet"
                  hidden={{ positionId: position.id }}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p>Nobody is named yet.</p>
      )}
      {abilities.manage
        ? nominees.map(({ kind, people }) =>
            people.length > 0 ? (
              <div key={kind} className="mt-6">
                <Form
                  action={namePositionAction.bind(null, council.slug)}
                  submit="Name from today"
                  done="Named"
                  variant="secondary"
                  label={`Name: ${POSITION_NAMES[kind]}`}
                  hidden={{ kind }}
                >
                  <SelectField
                    name="userId"
                    label={POSITION_NAMES[kind]}
                    empty="Choose a person"
                    options={people.map(({ userId, name, groupName }) => ({
                      value: userId,
                      label: groupName ? `${name}, ${groupName}` : name,
                    }))}
                  />
                </Form>
              </div>
            ) : null,
          )
        : null}
      {past.length > 0 ? (
        <div className="mt-6">
          <Details summary="Positions that have ended">
            <ul className="flex flex-col gap-2">
              {past.map((position) => (
                <li key={position.id}>
                  {position.name}, {said(position)}, from <Time at={position.startsOn} day /> to{' '}
                  <Time at={position.endsOn ?? position.startsOn} day />
                </li>
              ))}
            </ul>
          </Details>
        </div>
      ) : null}
    </Card>
  )
}

const said = ({ kind, groupName }: Position) =>
  kind === 'group_leader' ? `leader of ${groupName ?? 'a political group'}` : 'section 151 officer'
