type Axis = { label: string; level: number | null; ambition: number | null }

const CENTRE = 150
const RADIUS = 100
const at = (place: number, of: number, level: number): [number, number] => {
  const angle = (place / of) * 2 * Math.PI - Math.PI / 2
  return [CENTRE + Math.cos(angle) * RADIUS * (level / 4), CENTRE + Math.sin(angle) * RADIUS * (level / 4)]
}
const shape = (axes: Axis[], of: (axis: Axis) => number | null) =>
  axes
    .map((axis, place) =>
      at(place, axes.length, of(axis) ?? 0)
        .map((n) => n.toFixed(1))
        .join(','),
    )
    .join(' ')

/** Where each area stands (filled) and wants to be (dashed), as averages of its agreed levels, with the same as a table. */
export function Radar({ label, axes }: { label: string; axes: Axis[] }) {
  return (
    <figure className="grid items-center gap-4 sm:grid-cols-2">
      <svg viewBox="0 0 300 300" role="img" aria-label={label} className="w-full max-w-sm">
        {[1, 2, 3, 4].map((level) => (
          <polygon key={level} points={shape(axes, () => level)} fill="none" className="stroke-line" />
        ))}
        <polygon
          points={shape(axes, (axis) => axis.level)}
          style={{ fill: 'var(--color-level-2)', fillOpacity: 0.5 }}
          className="stroke-accent"
          strokeWidth="2"
        />
        <polygon
          points={shape(axes, (axis) => axis.ambition)}
          fill="none"
          className="stroke-text"
          strokeWidth="2"
          strokeDasharray="5 4"
        />
        {axes.map((axis, place) => {
          const [x, y] = at(place, axes.length, 4.7)
          return (
            <text
              key={axis.label}
              x={x}
              y={y + 5}
              textAnchor="middle"
              fontSize="16"
              fontWeight="700"
              className="fill-text"
            >
              {place + 1}
            </text>
          )
        })}
      </svg>
      <table className="border-collapse text-left">
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr className="border-b-2 border-control">
            <th scope="col" className="py-1 pr-3">
              Area
            </th>
            <th scope="col" className="py-1 pr-3 text-right">
              Now
            </th>
            <th scope="col" className="py-1 text-right">
              Ambition
            </th>
          </tr>
        </thead>
        <tbody>
          {axes.map((axis, place) => (
            <tr key={axis.label} className="border-b border-line">
              <th scope="row" className="py-1 pr-3 font-normal">{`${place + 1}. ${axis.label}`}</th>
              <td className="py-1 pr-3 text-right">{axis.level?.toFixed(1) ?? 'Not yet'}</td>
              <td className="py-1 text-right">{axis.ambition?.toFixed(1) ?? 'Not yet'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
