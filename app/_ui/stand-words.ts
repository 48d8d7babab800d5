type Stands = { concur: number; dissent: number }

/** How many agree with what was recorded and how many disagree: "1 agrees, 2 disagree". */
export const standWords = ({ concur, dissent }: Stands) =>
  `${concur} ${concur === 1 ? 'agrees' : 'agree'}, ${dissent} ${dissent === 1 ? 'disagrees' : 'disagree'}`

/** The same while people are still being asked: before anybody has said it, two noughts would read like a result. */
export const standsSoFar = (stands: Stands) =>
  stands.concur + stands.dissent === 0 ? 'Nobody has said yet whether they agree' : standWords(stands)
