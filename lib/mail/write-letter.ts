import { z } from 'zod'
import { type MailKind, renewInvitation } from '@/db/gate'
import type { InvitationId, ProgrammeInvitationId } from '@/db/ids'
import { ROLES } from '../access/access'
import { env } from '../env'
import { linesOfActs, type Wait } from '../notice/line'
import { actWords, noticesFacts, writeNotices } from '../notice/write-notices'
import { hashOfToken, tokenOf } from '../people/invitation-token'
import { makeLink } from '../people/make-link'
import { dayWords } from '../words/dates'
import { say } from '../words/say'
import type { Mail } from './mail'

type AnyInvitation = InvitationId | ProgrammeInvitationId
const invitation = z.string().transform((id) => id as AnyInvitation)
/** What the database says of a mail of each kind when it is sent (`letter_of`). */
const FACTS = {
  'sign-in': z.object({ to: z.string(), place: z.string(), invitation: invitation.nullable() }),
  invitation: z.object({
    ...{ to: z.string(), name: z.string(), post: z.string(), council: z.string(), role: z.enum(ROLES) },
    ...{ by: z.string(), until: z.string(), invitation, hash: z.string() },
  }),
  programme: z.object({ to: z.string(), invitation, hash: z.string() }),
  review: z.object({
    ...{ to: z.string(), name: z.string(), title: z.string(), council: z.string(), review: z.string() },
    /** Whether the council has handed over its progress review, which is then what it is about. */
    progress: z.boolean(),
  }),
  'review-news': z.object({
    ...{ to: z.string(), name: z.string(), title: z.string(), council: z.string(), review: z.string() },
    waits: z.array(z.custom<Wait>()),
  }),
  reminder: z.object({
    ...{ to: z.string(), name: z.string(), council: z.string(), slug: z.string(), assessment: z.string() },
    ...{ title: z.string(), due: z.string().nullable(), area: z.number() },
  }),
  removal: z.object({
    ...{ to: z.string(), name: z.string(), council: z.string(), slug: z.string(), due: z.string().nullable() },
  }),
  notices: noticesFacts,
} satisfies Record<MailKind, z.ZodType>
type Facts<Kind extends MailKind> = z.output<(typeof FACTS)[Kind]>
type Words = Omit<Mail, 'kind'>

/** The words and the link of one mail, made at the moment when it is sent and kept nowhere. */
const WRITE: { [Kind in MailKind]: (facts: Facts<Kind>) => Promise<Words | undefined> } = {
  'sign-in': async ({ to, place, invitation }) => ({
    to,
    subject: say('mails.signIn.subject'),
    paragraphs: [say('mails.signIn.once'), say('mails.signIn.unasked')],
    link: {
      words: say('mails.signIn.open'),
      url: await makeLink(to, invitation ? `/invitations/${tokenOf(invitation)}` : place),
    },
  }),
  invitation: async ({ to, name, post, council, role, by, until, ...which }) => ({
    to,
    subject: say('mails.invitation.subject', { council }),
    paragraphs: [
      say('invited.asks', { name, by, council, post }),
      say(`invited.roles.${role}`),
      say('invited.about'),
      say('invited.works', { day: dayWords(until) }),
    ],
    link: { words: say('mails.invitation.open'), url: await invitationLink(which) },
  }),
  programme: async ({ to, ...which }) => ({
    to,
    subject: say('mails.programme.subject'),
    paragraphs: [say('mails.programme.asks'), say('mails.invitation.works')],
    link: { words: say('mails.invitation.open'), url: await invitationLink(which) },
  }),
  review: async ({ to, name, title, council, review, progress }) => {
    const url = `${env().APP_URL}/reviews/${review}`
    return progress
      ? {
          to,
          subject: say('mails.review.progress.subject', { council }),
          paragraphs: [say('mails.review.progress.asks', { name, council, title }), say('mails.review.progress.first')],
          link: { words: say('mails.review.progress.open'), url: `${url}/progress` },
        }
      : {
          to,
          subject: say('mails.review.subject', { council }),
          paragraphs: [say('mails.review.asks', { name, council, title }), say('mails.review.first')],
          link: { words: say('mails.review.open'), url },
        }
  },
  'review-news': async ({ to, name, title, council, review, waits }) => {
    const acts = linesOfActs(waits)
    return {
      to,
      subject: say('mails.reviewNews.subject', { council }),
      paragraphs: [
        say('mails.reviewNews.tells', { name, council, title }),
        ...(acts.length > 0 ? [say('mails.reviewNews.waits')] : []),
      ],
      lines: acts.map((line) => ({ words: actWords(line, new Date()), url: env().APP_URL + line.href })),
      link: { words: say('mails.reviewNews.open'), url: `${env().APP_URL}/reviews/${review}` },
    }
  },
  reminder: async ({ to, name, council, slug, assessment, title, due, area }) => ({
    to,
    subject: say('mails.reminder.subject', { council }),
    paragraphs: [
      `${say('mails.reminder.unscored', { name, title })}${due ? ` ${say('mails.reminder.due', { due: dayWords(due) })}` : ''}`,
      say('mails.reminder.untold'),
    ],
    link: {
      words: say('mails.reminder.open'),
      url: `${env().APP_URL}/c/${slug}/assessments/${assessment}/score/${area}`,
    },
  }),
  removal: async ({ to, name, council, slug, due }) => ({
    to,
    subject: say('mails.removal.subject', { council }),
    paragraphs: [
      due
        ? say('mails.removal.confirmed', { name, council, due: dayWords(due) })
        : say('mails.removal.asked', { name, council }),
      say('mails.removal.object'),
    ],
    link: { words: say('mails.removal.open', { council }), url: `${env().APP_URL}/c/${slug}` },
  }),
  notices: async (facts) => writeNotices(facts),
}

/** One mail; nothing where there is nothing left to say in it. */
export async function writeLetter<Kind extends MailKind>(kind: Kind, letter: unknown): Promise<Mail | undefined> {
  const facts = FACTS[kind].parse(letter) as Facts<Kind>
  const words = await WRITE[kind](facts)
  return words && { kind, ...words }
}

/** Made from the id; where the secret has changed since, the new link counts from now on. */
async function invitationLink({ invitation, hash }: { invitation: AnyInvitation; hash: string }): Promise<string> {
  const token = tokenOf(invitation)
  if (hashOfToken(token) !== hash) await renewInvitation(invitation, hashOfToken(token))
  return `${env().APP_URL}/invitations/${token}`
}
