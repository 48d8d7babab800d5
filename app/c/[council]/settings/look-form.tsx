import { useTranslations } from 'next-intl'
import { Card } from '@/app/_ui/card'
import { CheckboxField } from '@/app/_ui/checkboxes-field'
import { Form } from '@/app/_ui/form'
import { TextField } from '@/app/_ui/text-field'
import { setLookAction } from '../people/actions'
import { CrestField } from './crest-field'

type Look = { accent: string; crest: { src: string; alt: string } | null }

/** What the council's documents carry: its colour, and its crest with words for whoever does not see it. */
export function LookForm({ slug, look: { accent, crest } }: { slug: string; look: Look }) {
  const t = useTranslations('settings.look')
  return (
    <Card id="look" title={t('title')}>
      <p className="mb-4 text-secondary">{t('lead')}</p>
      <Form action={setLookAction.bind(null, slug)} submit={t('save')} done={t('saved')} label={t('title')}>
        <div className="grid grid-cols-1 items-start gap-5 wide:grid-cols-3">
          <TextField name="accent" label={t('accent')} hint={t('accentHint')} defaultValue={accent} width="short" />
          <div className="flex flex-col gap-3">
            {/* biome-ignore lint/performance/noImgElement: a few kilobytes that are in the page already */}
            {crest ? <img src={crest.src} alt={crest.alt} className="h-16 w-auto self-start" /> : null}
            <CrestField label={crest ? t('otherCrest') : t('crest')} hint={t('crestHint')} tooLarge={t('tooLarge')} />
            {crest ? <CheckboxField name="remove" label={t('remove')} /> : null}
          </div>
          <TextField name="alt" label={t('alt')} hint={t('altHint')} defaultValue={crest?.alt ?? ''} />
        </div>
      </Form>
    </Card>
  )
}
