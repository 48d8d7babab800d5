import type { Hear, Line } from './line'
import type { Said, Told } from './switchboard'

/** A tab's half of a shared connection: looks like the connection itself. */
export class PortLine implements Line {
  connected = false
  private readonly heard = new Map<string, Hear[]>()
  private readonly asked = new Map<number, (answer: unknown) => void>()
  private last = 0

  constructor(private readonly say: (said: Said) => void) {}

  told(told: Told) {
    if (told[0] === 'answer') {
      const [, number, answer] = told
      this.asked.get(number)?.(answer)
      return
    }
    const [, name, ...args] = told
    if (name === 'connect') this.connected = true
    if (name === 'disconnect') this.connected = false
    for (const hear of this.heard.get(name) ?? []) hear(...(args as never[]))
  }

  on(name: string, hear: Hear) {
    this.heard.set(name, [...(this.heard.get(name) ?? []), hear])
  }
  emit(name: string, ...args: unknown[]) {
    this.say(['emit', name, ...args])
  }
  timeout(ms: number) {
    return {
      emit: (_name: string, message: unknown, answered: (fault: Error | null, answer?: unknown) => void) => {
        const number = ++this.last
        const over = () => {
          clearTimeout(timer)
          this.asked.delete(number)
        }
        const timer = setTimeout(() => {
          over()
          answered(new Error('no answer'))
        }, ms)
        this.asked.set(number, (answer) => {
          over()
          answered(null, answer)
        })
        this.say(['ask', number, message])
      },
    }
  }
  connect() {}
  disconnect() {
    this.say(['bye'])
  }
}
