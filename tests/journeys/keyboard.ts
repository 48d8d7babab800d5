import { expect, type Locator, type Page } from '@playwright/test'

/** So often is Tab pressed before it is looked again where the keyboard is. */
const AT_ONCE = 10

/** A person without a mouse: everything is reached with Tab and done with Enter, Space, arrows and typing. */
export function keyboardOf(page: Page) {
  /** Looks whether the keyboard is there; until the next look a Tab that is pressed there stays there. */
  const isThere = (target: Locator) =>
    target.evaluate((element) => {
      const isSameGroup = (one: Element | null): one is HTMLInputElement =>
        one instanceof HTMLInputElement && one.type === 'radio'
      const isHere = () => {
        const now = document.activeElement
        return (
          now === element ||
          (isSameGroup(now) && isSameGroup(element) && now.name === element.name && now.form === element.form)
        )
      }
      const walk = window as { stay?: (event: KeyboardEvent) => void }
      if (walk.stay) window.removeEventListener('keydown', walk.stay, true)
      delete walk.stay
      if (isHere()) return true
      walk.stay = (event) => {
        if (event.key !== 'Tab' || !isHere()) return
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      window.addEventListener('keydown', walk.stay, true)
      return false
    })
  const reach = async (target: Locator) => {
    await expect(target).toBeVisible()
    for (let n = 0; n < 500; n += AT_ONCE) {
      if (await isThere(target)) return
      for (let tab = 0; tab < AT_ONCE; tab++) await page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not reach ${target}`)
  }
  return {
    reach,
    /** A link or a button. */
    press: async (target: Locator) => {
      await reach(target)
      await page.keyboard.press('Enter')
    },
    fill: async (target: Locator, words: string) => {
      await reach(target)
      await page.keyboard.press('Control+a')
      await page.keyboard.type(words)
    },
    tick: async (target: Locator) => {
      await reach(target)
      if (!(await target.isChecked())) await page.keyboard.press('Space')
      await expect(target).toBeChecked()
    },
    /** One of a group of radios: Tab reaches the group, the arrows choose. */
    choose: async (target: Locator) => {
      await reach(target)
      const isIt = () => target.evaluate((element) => element === document.activeElement)
      for (let n = 0; n < 12 && !(await isIt()); n++) await page.keyboard.press('ArrowDown')
      if (!(await target.isChecked())) await page.keyboard.press('Space')
      await expect(target).toBeChecked()
    },
    select: async (target: Locator, words: string) => {
      await reach(target)
      await page.keyboard.type(words)
      await expect(target.locator('option:checked')).toContainText(words)
    },
  }
}
