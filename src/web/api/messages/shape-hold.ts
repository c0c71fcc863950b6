// A holding of planned sending as the pages show it: 消息, where it is made and lifted, and 今日, where it must be seen.
import { isoOf } from '../../../domain/day.js'
import type { Naming } from '../../../flows/explain-people.js'
import type { Hold } from '../../../store/hold.js'

export const holdingOf = ({ by, reason, at }: Hold, naming: Naming) => ({
  by: by === null ? null : naming.actor(by),
  reason,
  at: isoOf(new Date(at)),
})
