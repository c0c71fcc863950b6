// An office in which every call of the API finds what it is about: cases of a unit in several states, a reply that waits, a
// piece of evidence, a draft, talks; and one person for each column of the table.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { samplePath } from '../../../src/base/package-root.js'
import {
  contextOf,
  leader,
  must,
  officer,
  publishSample,
  setClock,
  sampleStart,
} from '../../../src/cli/sample-office.js'
import { importCircular } from '../../../src/flows/import-circular.js'
import { importRegistry } from '../../../src/flows/import-registry.js'
import { submitReply } from '../../../src/flows/submit-reply.js'
import { readPaper } from '../../../src/paper-reader.js'
import { Browser } from '../browser.js'
import { running, type Running } from '../running-office.js'

/** Columns of the table; `contact` answers for the unit every sample is about, `otherContact` for another one. */
export const people = {
  nobody: null,
  contact: 'jintai-permit-1',
  otherContact: 'audit-1',
  officer,
  reviewer: 'office-3',
  leader,
  admin: 'office-admin',
} as const
export type Column = keyof typeof people
export const columns = Object.keys(people) as Column[]

export interface AccessOffice extends Running {
  /** Code of the published circular, ids of the draft and of the unit. */
  published: string
  draft: string
  unit: string
  /** Cases of that unit: one waits for review, the others for the unit. */
  waiting: string
  open: string
  signIn(userid: string): Promise<{ browser: Browser; csrf: string }>
}

export async function accessOffice(): Promise<AccessOffice> {
  const office = await running(mkdtempSync(join(tmpdir(), 'duban-access-')))
  const { service } = office
  const context = contextOf(service)
  await setClock(service, sampleStart)
  must(await importRegistry(context, registryWithAdmin(), false, service.clock.now()))
  await publishSample(service)
  await office.refreshPeople()
  const now = service.clock.now()
  const waiting = 'B24Q3-020'
  const reply = { by: people.contact, nos: [waiting], text: '栏目已更新', channel: 'cli', oaNumber: null } as const
  must(await submitReply(context, reply, now))
  const fileName = 'baoji-2024-august.txt'
  const bytes = readFileSync(samplePath(fileName))
  const draft = must(await readPaper(service.store, { bytes, fileName }))
  const imported = must(await importCircular(context, { bytes, fileName, draft, url: null, by: officer }, now))
  const row = await service.store.read.case.findUniqueOrThrow({ where: { no: waiting } })
  const sessions = new Map<string, { browser: Browser; csrf: string }>()
  return {
    ...office,
    published: 'B24Q3',
    draft: imported.circularId,
    unit: row.unitId,
    waiting,
    open: 'B24Q3-021',
    async signIn(userid) {
      const known = sessions.get(userid)
      if (known !== undefined) return known
      const browser = new Browser(service.url)
      await browser.signIn('/m', userid)
      const { csrf } = (await (await browser.go('/api/me')).json()) as { csrf: string }
      sessions.set(userid, { browser, csrf })
      return { browser, csrf }
    },
    async close() {
      await office.close()
      rmSync(office.folder, { recursive: true, force: true })
    },
  }
}

function registryWithAdmin(): string {
  const registry = JSON.parse(readFileSync(samplePath('baoji-registry.json'), 'utf8')) as {
    office: { staff: { userid: string; name: string; roles: string[] }[] }
  }
  registry.office.staff.push({ userid: people.admin, name: '办公室管理员', roles: ['admin'] })
  return JSON.stringify(registry)
}
