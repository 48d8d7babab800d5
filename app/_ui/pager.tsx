import { useTranslations } from 'next-intl'
import { PageLinks } from './page-links'

type Props = {
  /** The id of the list's heading, which takes the keyboard when a page has come. */
  list: string
  /** The addresses of the pages before and after, where there are such. */
  previous: string | undefined
  next: string | undefined
  stays?: boolean
}

/** The ways to the pages of a list before this one and after it. */
export function Pager(props: Props) {
  const t = useTranslations('lists')
  return <PageLinks {...props} label={t('pages')} words={{ previous: t('previous'), next: t('next') }} />
}
