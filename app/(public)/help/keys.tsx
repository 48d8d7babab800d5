import { getTranslations } from 'next-intl/server'
import { areKeysOff } from '@/app/_doors/kept-in-browser'
import { KeyList } from '@/app/_ui/key-list'
import { KeySwitch } from './key-switch'

/** Which keys there are, and the switch of the one that works by itself. */
export async function Keys() {
  const [t, frame] = await Promise.all([getTranslations('help.keys'), getTranslations('frame.keys')])
  return (
    <>
      <p>{t('lead')}</p>
      <KeyList />
      <KeySwitch isOff={await areKeysOff()} label={frame('switch')} hint={frame('switchHint')} />
      <noscript>
        <p>{frame('needsScript')}</p>
      </noscript>
    </>
  )
}
