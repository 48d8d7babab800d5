import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { wordsFor } from '@/app/_doors/words'
import { LinkButton } from '@/app/_ui/button'
import { PageHeading } from '@/app/_ui/page-heading'
import { SIGN_IN_REFUSALS } from '@/lib/refusal'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return { title: t('problem.title') }
}

/** Why a sign-in came to nothing, as far as its address says: too often, by the council's own sign-in, or else with a link. */
export default async function SignInProblemPage({ searchParams }: PageProps<'/sign-in/problem'>) {
  const asked = await searchParams
  const t = await getTranslations('signIn')
  const minutes = Number(asked.minutes)
  const kind = SIGN_IN_REFUSALS.find((one) => one === asked.why)
  const isTooOften = Number.isInteger(minutes) && minutes > 0
  const why = isTooOften ? wordsFor({ kind: 'too-often', minutes }) : kind ? wordsFor({ kind }) : t('problem.link')
  return (
    <>
      <PageHeading title={t('problem.title')} lead={why} />
      <LinkButton href="/sign-in">{t('problem.again')}</LinkButton>
    </>
  )
}
