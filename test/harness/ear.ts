// Hears everything that lands on anybody's phone, and remembers what no story has accounted for yet.
import type { ChatItem, Emulator } from '../../src/sandbox/index.js'

export interface Heard {
  userid: string
  item: ChatItem
  expected: boolean
}

export interface Ear {
  /** Everything that ever landed, in order. */
  all: Heard[]
  /** What landed on that phone and was not expected yet. */
  open(userid: string): Heard[]
  /** What nobody expected, as lines for a failing story. */
  unexpected(): string[]
}

/** The office's own list of tasks is looked at through the tasks; stories need not account for it. */
const taskList = '【待办】'

export function listenTo(emulator: Emulator): Ear {
  const all: Heard[] = []
  emulator.onDelivered((userid, item) => {
    if (item.direction === 'in') all.push({ userid, item: { ...item }, expected: item.text.startsWith(taskList) })
  })
  return {
    all,
    open: (userid) => all.filter((one) => one.userid === userid && !one.expected),
    unexpected: () =>
      all.filter((one) => !one.expected).map(({ userid, item }) => `${stamp(item.at)} ${userid}: ${item.text}`),
  }
}

const stamp = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
