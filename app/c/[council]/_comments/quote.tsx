/** The words of the answer that a thread hangs on, as they were when it began. */
export const Quote = ({ words }: { words: string }) => (
  <blockquote className="border-l-4 border-line pl-3 font-serif break-words text-secondary">“{words}”</blockquote>
)
