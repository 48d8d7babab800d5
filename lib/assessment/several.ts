import { z } from 'zod'

/** Any number of values under one name: a form sends one alone as a text, and none as nothing. */
export const several = z.union([z.array(z.string()), z.string().transform((one) => (one ? [one] : []))]).default([])
