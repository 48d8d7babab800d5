import { getRequestConfig } from 'next-intl/server'
import { type Messages, messages } from '@/lib/words/messages'
import { SPOKEN } from '@/lib/words/spoken'

declare module 'next-intl' {
  interface AppConfig {
    Locale: typeof SPOKEN.locale
    Messages: Messages
  }
}

/** What `getTranslations` speaks with in a server component. There is one language, so no request is asked for its own. */
export default getRequestConfig(async () => ({ ...SPOKEN, messages }))
