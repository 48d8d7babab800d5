/** Under which name a form or a button sends the key of what is filled in, beside everything else. */
export const ACT_KEY = '_act'
