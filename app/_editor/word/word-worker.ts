import { wordToHtml } from './word-to-html'

/** Reads one Word document beside the page, which goes on, and can end it when it takes too long. */
self.onmessage = async ({ data }: MessageEvent<ArrayBuffer>) => self.postMessage(await wordToHtml(data))
