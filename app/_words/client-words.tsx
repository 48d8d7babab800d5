'use client'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import type { Messages } from '@/lib/words/messages'
import { SPOKEN } from '@/lib/words/spoken'

type Words = { [Namespace in keyof Messages]?: Partial<Messages[Namespace]> }

/**
 * Gives the client components inside it the words that they ask `useTranslations` for. A page names them, and no others
 * are sent to the browser; of two around each other only the inner one is heard.
 */
export const ClientWords = ({ words, children }: { words: Words; children: ReactNode }) => (
  <NextIntlClientProvider {...SPOKEN} messages={words}>
    {children}
  </NextIntlClientProvider>
)
