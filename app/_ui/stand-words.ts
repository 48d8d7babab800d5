type Stands = { concur: number; dissent: number }

/** How many concur with what was agreed and how many dissent: "1 concurs, 2 dissent". */
export const standWords = ({ concur, dissent }: Stands) =>
  `${concur} ${concur === 1 ? 'concurs' : 'concur'}, ${dissent} ${dissent === 1 ? 'dissents' : 'dissent'}`

/** The same while people are still being asked: before anybody has said it, two noughts would read like a result. */
export const standsSoFar = (stands: Stands) =>
  stands.concur + stands.dissent === 0 ? 'Nobody has said yet whether they concur' : standWords(stands)
