import pino from 'pino'

/** One line of JSON an event. Addresses and cookies never go in; ids and reasons do. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  redact: ['cookie', 'email', '*.cookie', '*.email', 'headers'],
})
