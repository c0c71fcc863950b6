// How many calls of one API are under way at a time. WeCom's answer to too many is 45033 (wecom.md §3), and repeating them
// as many at once would earn it again: each refusal halves the lane, and it widens again one by one while all goes well.
import type { Reply } from './reply.js'

const widest = 16
/** Good answers in a row after which one more may travel beside the others. */
const answersToWiden = 20
const tooManyAtOnce = 45033

interface Lane {
  width: number
  running: number
  goodInARow: number
  waiting: (() => void)[]
}

export interface Lanes {
  /** Runs `call` as soon as its API has room; waiting calls go in the order they came. */
  run<T>(api: string, call: () => Promise<Reply<T>>): Promise<Reply<T>>
}

export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>()
  const laneOf = (api: string): Lane => {
    const lane = lanes.get(api) ?? { width: widest, running: 0, goodInARow: 0, waiting: [] }
    lanes.set(api, lane)
    return lane
  }
  return {
    async run(api, call) {
      const lane = laneOf(api)
      // The place is handed over by the one who leaves, so nobody who comes meanwhile can take it.
      if (lane.running < lane.width) lane.running++
      else await new Promise<void>((resolve) => lane.waiting.push(resolve))
      try {
        const reply = await call()
        learn(lane, reply)
        return reply
      } finally {
        leave(lane)
      }
    },
  }
}

function learn<T>(lane: Lane, reply: Reply<T>): void {
  if (reply.kind === 'fault' && reply.errcode === tooManyAtOnce) {
    lane.width = Math.max(1, Math.floor(Math.min(lane.width, lane.running) / 2))
    lane.goodInARow = 0
  } else if (reply.kind === 'done' && lane.width < widest && ++lane.goodInARow >= answersToWiden) {
    lane.width++
    lane.goodInARow = 0
  }
}

function leave(lane: Lane): void {
  lane.running--
  while (lane.running < lane.width && lane.waiting.length > 0) {
    lane.running++
    lane.waiting.shift()?.()
  }
}
