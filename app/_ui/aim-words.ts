/** "aims for 4", or that it is there already. */
export const aimWords = (level: number, ambition: number) =>
  level === ambition ? `aims to stay at ${ambition}` : `aims for ${ambition}`
