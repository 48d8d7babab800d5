import { useTranslations } from 'next-intl'

const ROLES = [
  ...(['leadPerson', 'councillor', 'writer', 'partWriter', 'assessor', 'chair'] as const),
  ...(['facilitator', 'finance', 'monitoring', 'signatory', 'onlooker', 'peer'] as const),
]

/** What each person does in their first twenty minutes. */
export function Roles() {
  const t = useTranslations('help.roles')
  return (
    <>
      <p>{t('lead')}</p>
      <ul data-wide className="grid gap-4 md:grid-cols-2">
        {ROLES.map((role) => (
          <li key={role} className="rounded-(--radius) border border-line bg-sheet p-4">
            <h3>{t(`${role}.title`)}</h3>
            <p className="mt-1">{t(`${role}.words`)}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
