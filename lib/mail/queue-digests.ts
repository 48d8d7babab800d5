import { queueMorningMails } from '@/db/gate'

/** Queues what is to be mailed in the morning. Done twice, it queues nothing twice. */
export const queueDigests = () => queueMorningMails()
