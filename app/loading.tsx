/** The shape of a page that is coming. */
export default function Loading() {
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">Loading</span>
      <div className="h-9 w-2/3 max-w-md rounded-(--radius) bg-line" />
      <div className="h-5 w-full max-w-(--measure) rounded-(--radius) bg-line" />
      <div className="h-48 w-full rounded-(--radius) bg-sheet" />
    </div>
  )
}
