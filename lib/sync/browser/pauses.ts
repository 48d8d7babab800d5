/**
 * Milliseconds to wait before trying again: doubling from `first` to `most`, each at random between half and whole, so
 * that many who were cut off together do not come back together.
 */
export function pauses(first: number, most: number) {
  let tries = 0
  return {
    next: () => Math.min(most, first * 2 ** tries++) * (0.5 + Math.random() / 2),
    reset: () => {
      tries = 0
    },
  }
}
