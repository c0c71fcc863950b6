// How messages name the page for unit contacts: by its path, which becomes an address when the message leaves (wecom/links),
// so that no wording knows where the office runs its pages.

/** The page, or one matter on it. */
export const unitPage = (no?: string): string => (no === undefined ? '/m' : `/m/${no}`)

/** The last line of 查看明细: the same, to be looked at and answered on the page (contract §6). */
export const pageLine = (nos: readonly string[]): string =>
  `<a href="${unitPage(nos.length === 1 ? nos[0] : undefined)}">在页面上查看和办理</a>`
