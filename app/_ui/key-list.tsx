import { useTranslations } from 'next-intl'

const KEYS = ['bold', 'italic', 'undo', 'redo', 'bullets', 'numbers', 'leave'] as const

/** Which keys do what. */
export function KeyList() {
  const [keys, frame] = [useTranslations('help.keys'), useTranslations('frame.keys')]
  return (
    <div className="flex flex-col gap-3">
      <p>{frame('lead')}</p>
      <table className="w-full max-w-xl border-collapse text-left">
        <caption className="sr-only">{keys('table')}</caption>
        <thead>
          <tr className="border-b-2 border-control">
            <th scope="col" className="py-1 pr-4">
              {keys('head.does')}
            </th>
            <th scope="col" className="py-1">
              {keys('head.press')}
            </th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map((key) => (
            <tr key={key} className="border-b border-line">
              <th scope="row" className="py-1 pr-4 font-normal">
                {keys(`list.${key}.does`)}
              </th>
              <td className="py-1">
                <kbd className="font-sans font-semibold">{keys(`list.${key}.press`)}</kbd>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
