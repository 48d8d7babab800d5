import { handlers } from '@/lib/people/auth'

export const { GET, POST } = handlers
