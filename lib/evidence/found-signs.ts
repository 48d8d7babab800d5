/** Stand around what is found in a piece of text; no text that is kept has them. */
export const OPENS = '\u0001'
export const CLOSES = '\u0002'
