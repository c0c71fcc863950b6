// From what came back to what is known about the message: the outcome classes of ports.ts. The rule behind all of it:
// `retry`, `blocked` and `refused` are said only where WeCom certainly did nothing (design §9.3).
import type { Clock } from '../base/clock.js'
import type { Logger } from '../base/logger.js'
import type { CallOutcome } from '../domain/ports.js'
import { createBusy } from './busy.js'
import { adviceOf, type Fault, faultOf } from './errors.js'
import { createFrequencyBlocks } from './frequency.js'
import type { Held, Reply } from './reply.js'

/** After a fault of settings the channel is tried again every half hour (contract §8.8; wrong secrets get an IP banned). */
export const settingsPauseMs = 30 * 60_000
const connectionPauseMs = 5_000
const gatewayPauseMs = 5_000
const systemBusy = -1

/** Turns the reply of one API into an outcome, remembering frequency blocks and logging what operators should see. */
export type Settle = <T>(api: string, reply: Reply<T>) => CallOutcome<T>

export function createSettle(options: { clock: Clock; logger: Logger }): Settle {
  const { clock, logger } = options
  const blocks = createFrequencyBlocks()
  const busy = createBusy()

  function frequencyOutcome(api: string, code: string): CallOutcome<never> {
    return { kind: 'blocked', code, ...blocks.hit(api, clock.now()) }
  }

  function faultOutcome(api: string, errcode: number): CallOutcome<never> {
    const fault = faultOf(errcode)
    const code = String(errcode)
    if (fault.alarm) logger.warn({ api, errcode, advice: fault.advice }, 'WeCom refused a call')
    if (errcode === systemBusy) return { kind: 'retry', code, afterMs: busy.hit(api, clock.now()) }
    return fault.reaction === 'wait' ? frequencyOutcome(api, code) : outcomeOfFault(code, fault)
  }

  /** Our own limits: a short wait concerns this call alone, a day that is used up stops the channel. */
  function heldOutcome(api: string, { code, afterMs }: Held): CallOutcome<never> {
    if (code !== 'budget-day') return { kind: 'retry', code, afterMs }
    logger.warn({ api, code, advice: adviceOf(code) }, 'the limit of the day is used up')
    return { kind: 'blocked', code, afterMs, alarm: true }
  }

  function statusOutcome(api: string, status: number): CallOutcome<never> {
    const code = `http-${status}`
    logger.warn({ api, status }, 'the answer was not from WeCom')
    if (status === 429) return frequencyOutcome(api, code)
    // A gateway that gave up waiting has passed the request on.
    if (status === 504) return { kind: 'uncertain', code }
    if (status >= 500) return { kind: 'retry', code, afterMs: gatewayPauseMs }
    return { kind: 'blocked', code, afterMs: settingsPauseMs, alarm: true }
  }

  return (api, reply) => {
    switch (reply.kind) {
      case 'done':
        blocks.passed(api)
        busy.passed(api)
        return { kind: 'ok', value: reply.value }
      case 'fault':
        return faultOutcome(api, reply.errcode)
      case 'status':
        return statusOutcome(api, reply.status)
      case 'unsent':
        logger.warn({ api, code: reply.code }, 'WeCom cannot be reached')
        return { kind: 'retry', code: reply.code, afterMs: connectionPauseMs }
      case 'lost':
        logger.warn({ api, code: reply.code }, 'no intelligible answer: the call may have been carried out')
        return { kind: 'uncertain', code: reply.code }
      case 'held':
        return heldOutcome(api, reply)
      default:
        return reply satisfies never
    }
  }
}

function outcomeOfFault(code: string, fault: Fault): CallOutcome<never> {
  const { personGone, alarm } = fault
  switch (fault.reaction) {
    case 'retry':
      return { kind: 'retry', code, afterMs: fault.afterMs }
    case 'wait':
    case 'token':
      // A token that is refused again right after it was fetched anew: nothing will get through for now.
      return { kind: 'blocked', code, afterMs: settingsPauseMs, alarm: true }
    case 'alarm':
      return fault.known
        ? { kind: 'blocked', code, afterMs: settingsPauseMs, alarm: true }
        : { kind: 'refused', code, alarm: true, personGone: false }
    case 'drop':
    case 'user':
      return { kind: 'refused', code, alarm, personGone }
    default:
      return fault.reaction satisfies never
  }
}

/** For calls that change nothing: an unknown fate is simply tried again. */
export function harmless<T>(outcome: CallOutcome<T>): Exclude<CallOutcome<T>, { kind: 'uncertain' }> {
  return outcome.kind === 'uncertain' ? { kind: 'retry', code: outcome.code, afterMs: connectionPauseMs } : outcome
}
