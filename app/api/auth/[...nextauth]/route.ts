import { signInDoor } from '@/app/_doors/sign-in-door'
import { handlers } from '@/lib/people/auth'

export const GET = signInDoor(handlers.GET)
export const POST = signInDoor(handlers.POST)
