/** The words of the text that a thread hangs on, as they were when it began; struck where they are gone. */
export const Quote = ({ words, isGone = false }: { words: string; isGone?: boolean }) => (
  <blockquote className="border-l-4 border-line pl-3 font-serif break-words text-secondary">
    {isGone ? <s>“{words}”</s> : `“${words}”`}
  </blockquote>
)
