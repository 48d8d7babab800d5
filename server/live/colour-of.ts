/** Neutral colours for carets, none of them a party's, all readable under white. */
const COLOURS = ['#2f5d8a', '#7a4b00', '#5b4a8a', '#1d5c4d', '#8a3b5c', '#4a5a1d', '#0f5f6e', '#6b4a3a']

export const colourOf = (userId: string) => {
  let sum = 0
  for (let at = 0; at < userId.length; at++) sum = (sum * 31 + userId.charCodeAt(at)) >>> 0
  return COLOURS[sum % COLOURS.length] ?? '#2f5d8a'
}
