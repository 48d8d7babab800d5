import { describe, expect, it } from 'vitest'
import { cleaned } from '@/app/_doors/form-values'
import { makeClockCalendar } from '@/lib/clock/make-clock-calendar'
import { bodiesOf } from '@/lib/mail/mail'
import { makeCalendar } from '@/lib/meeting/make-calendar'
import { calendarOf } from '@/lib/words/calendar'

const MEETING = {
  ...{
    assessmentId: 'a',
    slug: 'northmoor',
    council: 'Northmoor',
    title: 'A',
    minutes: 90,
    place: 'Room 1',
    version: 1,
  },
  startsAt: new Date('2026-12-01T18:00:00Z'),
}

const MILESTONE = {
  what: 'plan',
  dueOn: '2026-12-01',
  whose: 'council',
  doneOn: null,
  isLate: false,
  moved: null,
} as const

describe('signs that nobody sees', () => {
  it('are not kept of what is sent; lines and tabs stay', () => {
    expect(cleaned({ words: 'One\r\ntwo\tthree\rfour\u0007 \u202Efive\u2028' })).toEqual({
      words: 'One\ntwo\tthree\nfour five',
    })
    expect(cleaned(['\u0007\u202E', 'العربية\u200F'])).toEqual(['', 'العربية\u200F'])
  })

  it('begin no line of a calendar, however something is called or where the site stands', () => {
    const bad = 'A\rATTACH:https://evil.example\nX-NAME:1'
    const clock = { id: 'r', assessmentId: 'a', title: bad, milestones: [MILESTONE] }
    for (const file of [
      makeCalendar({ ...MEETING, title: bad, council: bad, place: bad }),
      makeClockCalendar('northmoor', [clock]),
      calendarOf([{ name: 'ask', title: bad, description: bad, location: bad, day: '2026-12-01' }]),
    ]) {
      expect(file?.replaceAll('\r\n', '')).not.toContain('\r')
      expect(file?.split('\r\n').filter((line) => /^(ATTACH|X-NAME)/.test(line))).toEqual([])
    }
    expect(makeCalendar(MEETING)).toContain('SUMMARY:A: meeting')
  })

  it('begin no paragraph of a mail', () => {
    const mail = {
      kind: 'review',
      to: '',
      subject: '',
      link: { words: 'Open', url: 'https://concord.example' },
    } as const
    const parts = (title: string) =>
      bodiesOf({ ...mail, paragraphs: [`You review ${title}.`] }).text.split('\n\n').length
    expect(parts('A\n\nPay here')).toBe(parts('A'))
  })
})
