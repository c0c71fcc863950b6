// What only the contact-sync secret (通讯录同步) can tell: who is in the corporation at all, by userid and department, also
// outside the app's visible range (wecom.md §2.9). Its token is its own; it can neither send nor, from a new address, read
// details.
import { z } from 'zod'
import type { Api, Known } from './api.js'

export interface Membership {
  userid: string
  departmentId: number
}
export interface ContactSync {
  /** Every membership of the corporation, from all pages; somebody in two departments stands there twice. */
  memberships(): Promise<Known<Membership[]>>
  /** The first page alone: whether the secret is right and may read. */
  probe(): Promise<Known<Membership[]>>
}

const pageSize = 10_000
const bytesMax = 4 * 1024 * 1024
/** More pages than any corporation has members for: a cursor that never ends is an answer we cannot use. */
const pagesMax = 1_000

const pageShape = z.object({
  next_cursor: z.string().optional(),
  dept_user: z.array(z.object({ userid: z.string().min(1), department: z.number() })),
})

export function createContactSync(api: Api): ContactSync {
  const page = (cursor: string) => {
    const body = JSON.stringify({ ...(cursor === '' ? {} : { cursor }), limit: pageSize })
    return api.read({ api: 'user/list_id', body, bytesMax }, pageShape)
  }
  const found = (rows: z.infer<typeof pageShape>['dept_user']): Membership[] =>
    rows.map(({ userid, department }) => ({ userid, departmentId: department }))
  return {
    async memberships() {
      const all: Membership[] = []
      let cursor = ''
      for (let pages = 0; pages < pagesMax; pages++) {
        const outcome = await page(cursor)
        if (outcome.kind !== 'ok') return outcome
        all.push(...found(outcome.value.dept_user))
        cursor = outcome.value.next_cursor ?? ''
        if (cursor === '') return { kind: 'ok', value: all }
      }
      return { kind: 'retry', code: 'garbled', afterMs: 3_600_000 }
    },
    async probe() {
      const outcome = await page('')
      return outcome.kind === 'ok' ? { kind: 'ok', value: found(outcome.value.dept_user) } : outcome
    },
  }
}
