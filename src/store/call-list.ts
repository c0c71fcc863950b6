// Whom to call when a unit was not reached: its contacts by name and office. Phone numbers are kept elsewhere.
import type { Tx } from './db.js'
import { fromJson } from './json.js'

const roleName: Record<string, string> = { liaison: '联络员', deputy: '备岗', leader: '分管负责人' }
const callKinds: ReadonlySet<string> = new Set([
  'unsigned-office',
  'unreachable',
  'nobody',
  'talk-unconfirmed',
  'uncertain',
  'dead',
])

/** ` 联系人:…` for tasks that end in a call; empty for others. */
export async function callList(tx: Tx, task: { kind: string; caseNos: string }): Promise<string> {
  if (!callKinds.has(task.kind)) return ''
  const cases = await tx.case.findMany({
    where: { no: { in: fromJson<string[]>(task.caseNos, []) } },
    select: { unitId: true },
  })
  const contacts = await tx.contact.findMany({
    where: { unitId: { in: cases.map((one) => one.unitId) } },
    include: { person: true },
    orderBy: { id: 'asc' },
  })
  if (contacts.length === 0) return ''
  return `联系人:${contacts.map((one) => `${one.person.name}(${roleName[one.role] ?? one.role})`).join('、')}。`
}
