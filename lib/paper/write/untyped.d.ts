/** Two libraries that bring no types: as much of them as is used here. */
declare module 'fontkit' {
  export function openSync(path: string): { characterSet: number[] }
}
declare module 'unicode-name' {
  export function unicodeName(sign: string): string | undefined
}
