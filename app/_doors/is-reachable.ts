/** Whether the server answers. To go to a page of one that does not would leave this one, and what is typed in it. */
export const isReachable = () =>
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
