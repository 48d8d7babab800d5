/** Names in a row, each kept apart from the writing direction of the others. */
export const PeopleNames = ({ names }: { names: string[] }) =>
  names.map((name, at) => (
    <span key={name}>
      {at === 0 ? '' : at === names.length - 1 ? ' and ' : ', '}
      <bdi>{name}</bdi>
    </span>
  ))
