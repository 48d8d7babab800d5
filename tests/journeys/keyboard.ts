import { expect, type Locator, type Page } from '@playwright/test'

/** A person without a mouse: everything is reached with Tab and done with Enter, Space, arrows and typing. */
export function keyboardOf(page: Page) {
  const isThere = (target: Locator) =>
    target.evaluate((element) => {
      const now = document.activeElement
      const isSameGroup = (one: Element | null): one is HTMLInputElement =>
        one instanceof HTMLInputElement && one.type === 'radio'
      return (
        now === element ||
        (isSameGroup(now) && isSameGroup(element) && now.name === element.name && now.form === element.form)
      )
    })
  const reach = async (target: Locator) => {
    await expect(target).toBeVisible()
    for (let n = 0; n < 500; n++) {
      if (await isThere(target)) return
      await page.keyboard.press('Tab')
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
