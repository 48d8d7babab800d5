import type { KeptAnswer } from '../_offline/kept-answers'

type Words = Record<'levels' | 'answer' | 'noAnswer' | 'asOf', string>

/**
 * Runs in the browser, as a part of the page that stands in for others, and is put into it as it stands here: so it uses nothing from
 * outside itself. Shows what is kept to be read, that of the address first, and lets go of what is too old.
 */
export function showKept(name: string, keptFor: number, words: Words) {
  const put = (into: Element, tag: string, text: string) => {
    const made = document.createElement(tag)
    made.textContent = text
    into.append(made)
    return made
  }
  const show = (list: Element, kept: KeptAnswer) => {
    const item = document.createElement('details')
    item.open = location.pathname === kept.href
    put(item, 'summary', `${kept.code} ${kept.shortName}`)
    put(item, 'p', `${kept.place}. ${words.asOf} ${kept.seen}.`).className = 'quiet'
    put(item, 'h3', kept.question)
    put(item, 'h4', words.answer)
    for (const line of (kept.words || words.noAnswer).split('\n')) put(item, 'p', line).dir = 'auto'
    put(item, 'h4', words.levels)
    const levels = put(item, 'ol', '')
    for (const level of kept.levels) put(levels, 'li', `${level.name}: ${level.text}`)
    list.append(item)
  }
  document.getElementById('again')?.addEventListener('click', () => location.reload())
  document.getElementById('back')?.addEventListener('click', () => history.back())
  const opening = indexedDB.open(name)
  opening.onupgradeneeded = () => opening.transaction?.abort() // nothing was ever kept
  opening.onsuccess = () => {
    const store = opening.result.transaction(name, 'readwrite').objectStore(name)
    const reading = store.getAll()
    reading.onsuccess = () => {
      const all: KeptAnswer[] = reading.result
      for (const { documentId, at } of all) if (at < Date.now() - keptFor) store.delete(documentId)
      const kept = all.filter(({ at }) => at >= Date.now() - keptFor).sort((a, b) => b.at - a.at)
      const list = document.getElementById('kept')
      if (!list || kept.length === 0) return
      for (const one of [...kept].sort(
        (a, b) => Number(b.href === location.pathname) - Number(a.href === location.pathname),
      ))
        show(list, one)
      list.hidden = false
      const none = document.getElementById('none')
      if (none) none.hidden = true
    }
  }
}
