import { type Announcement, hear } from '@/lib/announce'
import type { openLivePages } from './live-pages'
import type { openMeetings } from './meetings'
import type { Rights } from './rights'
import type { openSeats } from './seats'

type Listeners = {
  rights: Rights
  seats: ReturnType<typeof openSeats>
  meetings: ReturnType<typeof openMeetings>
  pages: ReturnType<typeof openLivePages>
}

/** The one place where this node hears what transactions announce: whom each topic is for. Gives what stops it. */
export const hearAnnouncements = ({ rights, seats, meetings, pages }: Listeners) =>
  hear(
    (said: Announcement) => {
      if (said.topic === 'access') return rights.heard(said)
      if (said.topic === 'text') return void seats.bring(said.id, said.seq)
      if (said.topic === 'subject') seats.changed(said.id)
      meetings.heard(said)
      pages.heard(said)
    },
    () => {
      for (const one of [rights, seats, meetings, pages]) one.missed()
    },
  )
