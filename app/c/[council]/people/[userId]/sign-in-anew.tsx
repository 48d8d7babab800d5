import { useTranslations } from 'next-intl'
import { Form } from '@/app/_ui/form'
import { askToSignInAnewAction } from '../actions'

/** For a laptop that was lost or lent: says what it does, in other councils too, before it is pressed. */
export function SignInAnew({ slug, userId, name }: { slug: string; userId: string; name: string }) {
  const t = useTranslations('people.change.signInAnew')
  return (
    <Form
      action={askToSignInAnewAction.bind(null, slug)}
      submit={t('press', { name })}
      done={t('done')}
      variant="danger"
      label={t('label', { name })}
      hidden={{ userId }}
    >
      <p>{t('what', { name })}</p>
    </Form>
  )
}
