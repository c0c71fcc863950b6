// One line of the doctor: what was looked at, whether it is in order, and what to do if not.

export interface Check {
  name: string
  /** null: not checked, because something before it has to be put right first. */
  ok: boolean | null
  /** One sentence: the fix where it failed, the reason where it was not checked. */
  message: string
}

const marks = { true: '✓', false: '✗', null: '－' } as const

/** The line as it is printed. */
export const lineOf = ({ name, ok, message }: Check): string =>
  `${marks[`${ok}`]} ${name}:${ok === null ? `未检查,${message}` : message}`
