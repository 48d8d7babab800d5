'use server'
import { userAction } from '@/app/_doors/user-action'
import { seeNotices, seeNoticesInput } from '@/lib/notice/see-notices'

export const seeNoticesAction = userAction(seeNoticesInput, seeNotices)
