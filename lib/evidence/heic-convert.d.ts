declare module 'heic-convert' {
  export default function convert(asked: { buffer: Uint8Array; format: 'JPEG'; quality: number }): Promise<ArrayBuffer>
}
