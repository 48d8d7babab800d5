/** How many concur with what was agreed and how many dissent: "1 concurs, 2 dissent". */
export const standWords = ({ concur, dissent }: { concur: number; dissent: number }) =>
  `${concur} ${concur === 1 ? 'concurs' : 'concur'}, ${dissent} ${dissent === 1 ? 'dissents' : 'dissent'}`
