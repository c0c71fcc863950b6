// The sample office of the sandbox and the demo: Baoji's registry and circular, through the same flows as any other.
import { readFile } from 'node:fs/promises'
import { samplePath } from '../base/package-root.js'
import type { Result } from '../base/result.js'
import { officialCalendar } from '../domain/calendar.js'
import { readCircular } from '../intake/index.js'
import { approveCircular, type Published } from '../flows/approve-circular.js'
import type { FlowContext } from '../flows/context.js'
import { importCircular } from '../flows/import-circular.js'
import { importRegistry } from '../flows/import-registry.js'
import { confirmCircular, submitCircular } from '../flows/settle-circular.js'
import type { Service } from '../main.js'
import { CommandFailed } from './terminal.js'

/** The working morning on which the sample begins. */
export const sampleStart = '2024-08-21T08:50:00+08:00'

export const officer = 'office-1'
export const leader = 'office-lead'

export const contextOf = (service: Service): FlowContext => ({
  store: service.store,
  calendar: officialCalendar,
  osUser: null,
})

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new CommandFailed(`${result.code}: ${result.message}`)
  return result.value
}

/** Sets the clock and imports the registry. */
export async function sampleMorning(service: Service): Promise<void> {
  await setClock(service, sampleStart)
  const registry = await readFile(samplePath('baoji-registry.json'), 'utf8')
  must(await importRegistry(contextOf(service), registry, false, service.clock.now()))
}

/** Moves the sandbox clock over HTTP, as the page does. */
export async function setClock(service: Service, now: string, mode: 'play' | 'jump' = 'play'): Promise<void> {
  const body = JSON.stringify({ now, mode })
  const response = await fetch(`${service.url}/sandbox/clock`, { method: 'POST', body })
  if (!response.ok) throw new CommandFailed(`${response.status}: ${await response.text()}`)
}

export async function importSample(service: Service): Promise<string> {
  const bytes = await readFile(samplePath('baoji-2024q3.txt'))
  const draft = must(await readCircular({ bytes, fileName: 'baoji-2024q3.txt' }))
  const input = { bytes, fileName: 'baoji-2024q3.txt', draft, url: null, by: officer }
  return must(await importCircular(contextOf(service), input, service.clock.now())).circularId
}

export async function publishSample(service: Service): Promise<Published> {
  const context = contextOf(service)
  const id = await importSample(service)
  must(await confirmCircular(context, id, officer, {}, service.clock.now()))
  must(await submitCircular(context, id, officer, service.clock.now()))
  return must(await approveCircular(context, id, leader, service.clock.now()))
}
