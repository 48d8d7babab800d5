import { z } from 'zod'
import { submittedFile } from '../submission/submission'
import { paperContent } from './shape/content'

/** The forms of the JSON that people take out, for programs that read it: of a document, and of the sealed copy of a submission. Each is made of the schema by which we read it ourselves. */
export const schemaNamed = (name: string): object | undefined => {
  const sha256 = z.string()
  switch (name) {
    case 'document.json':
      return z.toJSONSchema(z.object({ content: paperContent, sha256 }))
    case 'submission.json':
      return z.toJSONSchema(z.object({ algorithm: z.string(), sha256, submission: submittedFile }))
    default:
      return undefined
  }
}
