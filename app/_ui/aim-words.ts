/** "aims for 4", or that it is there already. */
export const aimWords = (level: number, ambition: number) =>
  level === ambition ? 'stays there' : `aims for ${ambition}`
