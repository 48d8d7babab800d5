import { getTranslations } from 'next-intl/server'
import { areKeysOff } from '../_doors/kept-in-browser'
import { KeyList } from './key-list'
import { KeysDialog } from './keys-dialog'

/** The list of keys on every page, where the key that opens it is not switched off. */
export async function Keys() {
  if (await areKeysOff()) return null
  const t = await getTranslations('frame.keys')
  return (
    <KeysDialog words={{ title: t('title'), close: t('close'), off: t('off'), offHint: t('offHint') }}>
      <KeyList />
    </KeysDialog>
  )
}
