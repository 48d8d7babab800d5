/** Makes the demo's assessments once. Says whether it made them. */
export async function seedDemo(_progress: (line: string) => void): Promise<boolean> {
  return false
}
