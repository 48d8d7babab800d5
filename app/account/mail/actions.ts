'use server'
import { userAction } from '@/app/_doors/user-action'
import { chooseMail, chooseMailInput } from '@/lib/notice/choose-mail'

export const chooseMailAction = userAction(chooseMailInput, chooseMail)
