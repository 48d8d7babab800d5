import MsgReader from '@kenjiuno/msgreader'
import PostalMime from 'postal-mime'
import type { Part } from './part'

/** What stands in a mail: who wrote to whom about what and when, its words, and what is attached to it by name. */
type Mail = { fields: [name: string, value: string][]; words: string; attachments: { name: string; words: string }[] }

const TEXT = /^text\/(plain|csv)\b/i

export async function partsOfMail(bytes: Uint8Array): Promise<Part[]> {
  const mail = await PostalMime.parse(bytes)
  const named = (one: { name?: string; address?: string | undefined } | undefined) =>
    [one?.name, one?.address].filter(Boolean).join(' ')
  return parts({
    fields: [
      ['From', named(mail.from)],
      ['To', (mail.to ?? []).map(named).join(', ')],
      ['Date', mail.date ?? ''],
      ['Subject', mail.subject ?? ''],
    ],
    words: mail.text ?? withoutTags(mail.html ?? ''),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? 'without a name',
      words: TEXT.test(mimeType) ? decoded(content) : '',
    })),
  })
}

export function partsOfOutlook(bytes: Uint8Array): Part[] {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const mail = new MsgReader(buffer).getFileData()
  return parts({
    fields: [
      ['From', [mail.senderName, mail.senderSmtpAddress ?? mail.senderEmail].filter(Boolean).join(' ')],
      [
        'To',
        (mail.recipients ?? [])
          .map(({ name, smtpAddress }) => [name, smtpAddress].filter(Boolean).join(' '))
          .join(', '),
      ],
      ['Date', mail.messageDeliveryTime ?? mail.clientSubmitTime ?? ''],
      ['Subject', mail.subject ?? ''],
    ],
    words: mail.body ?? '',
    attachments: (mail.attachments ?? []).map(({ fileName, name }) => ({
      name: fileName ?? name ?? 'without a name',
      words: '',
    })),
  })
}

const parts = ({ fields, words, attachments }: Mail): Part[] => [
  { place: 'mail', words: `${fields.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${words}` },
  ...attachments.map((one) => ({ place: `attachment ${one.name}`.slice(0, 200), words: `${one.name}\n${one.words}` })),
]

function decoded(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

const withoutTags = (html: string) =>
  html
    .replaceAll(/<(style|script)[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<br\s*\/?>|<\/(p|div|tr|li|h\d)>/gi, '\n')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&nbsp;/g, ' ')
    .replaceAll(/&lt;/g, '<')
    .replaceAll(/&gt;/g, '>')
    .replaceAll(/&amp;/g, '&')
