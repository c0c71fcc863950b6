// The stage of the demo: people act in WeCom through the emulator, staff also by the flows behind the commands; time is
// played over HTTP. Every act is told in one line.
import { stat } from 'node:fs/promises'
import type { FlowContext } from '../../flows/context.js'
import type { Result } from '../../base/result.js'
import type { SandboxOffice } from '../../sandbox-office.js'
import { contextOf, must, setClock } from '../sample-office.js'
import type { Terminal } from '../terminal.js'

export interface Stage {
  office: SandboxOffice
  context: FlowContext
  terminal: Terminal
  /** Plays time to a local instant `YYYY-MM-DD HH:mm`. */
  at(instant: string): Promise<void>
  /** Lets some minutes pass. */
  later(minutes: number): Promise<void>
  now(): Date
  tell(zh: string, en: string): void
  say(userid: string, text: string): Promise<void>
  click(userid: string, button: string): Promise<void>
  /** What the person last read. */
  lastText(userid: string): string
  /** Carries out what a staff member does by command. */
  does<T>(act: (context: FlowContext, now: Date) => Promise<Result<T>>): Promise<T>
  sentCount(): number
  fileSize(path: string): Promise<number>
}

export function openStage(office: SandboxOffice, terminal: Terminal): Stage {
  const { service, emulator } = office
  const context = contextOf(service)
  /** Waits until what was just said or clicked is understood and answered. */
  const settle = async (): Promise<void> => {
    const now = service.clock.now()
    await service.heart.play(now, false)
  }
  const delivered = (status: number | null): void => {
    if (status !== 200) throw new Error(`a callback was answered ${status}`)
  }
  return {
    office,
    context,
    terminal,
    at: (instant) => setClock(service, `${instant.replace(' ', 'T')}:00+08:00`),
    later: (minutes) => setClock(service, new Date(service.clock.now().getTime() + minutes * 60_000).toISOString()),
    now: () => service.clock.now(),
    tell(zh, en) {
      terminal.line(`${stamp(service.clock.now())}  ${zh}`, `${stamp(service.clock.now())}  ${en}`)
    },
    async say(userid, text) {
      delivered((await emulator.say(userid, text)).status)
      await settle()
    },
    async click(userid, button) {
      delivered((await emulator.click(userid, { latest: true, button })).status)
      await settle()
    },
    lastText: (userid) =>
      emulator
        .chatOf(userid)
        .filter((item) => item.direction === 'in')
        .at(-1)?.text ?? '',
    async does(act) {
      const value = must(await act(context, service.clock.now()))
      await settle()
      return value
    },
    sentCount: () => emulator.sent().filter((one) => one.delivered).length,
    fileSize: async (path) => (await stat(path)).size,
  }
}

const stamp = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
