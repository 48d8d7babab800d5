/**
 * Where something that waits is done, in its assessment: a score on the sheet of its area, what is revealed on the page where it is agreed,
 * everything else beside the answer.
 */
export function pathToDo(code: string, kind: string | null): string {
  switch (kind) {
    case 'score':
      return `/score/${code.split('.')[0]}#${code}`
    case 'agree':
    case 'say-concur':
      return `/q/${code}/agree`
    case 'reveal':
      return `/q/${code}?panel=score`
    default:
      return `/q/${code}`
  }
}
