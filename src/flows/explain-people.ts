// How 为什么 names people. The office sees who it was; a contact of a unit sees offices only: 联络员, 备岗, 办公室经办 …,
// and never a userid or a name (promise 11).
import { roleName, type ContactRole, type StaffRole } from '../domain/roles.js'
import type { Tx } from '../store/db.js'
import { fromJson } from '../store/json.js'

export interface Naming {
  /** The office a person holds towards a unit: `联络员`, `主管单位联络员`, `办公室经办`. */
  office(userid: string, about: { unitId: string; supervisorId: string | null }): string
  /** The same, and who it is where the reader may know. */
  whole(userid: string, about: { unitId: string; supervisorId: string | null }): string
  /** Somebody who acted, as the reader may see them. */
  actor(this: void, userid: string): string
  /** The userid where the reader may see it. */
  userid(userid: string): string | null
  /** The key of a step; to a contact it names the receiver by their office. */
  key(key: string, about: { unitId: string; supervisorId: string | null }): string
  /** Whether the reader is of the office. */
  openly: boolean
}

const contactName: Record<ContactRole, string> = { liaison: '联络员', deputy: '备岗', leader: '分管负责人' }

/** Who is owed what no person is: nobody to tell, a task, a proposal. */
const placeholders: Record<string, string> = {
  '-': '无人可通知',
  '-task': '办公室待办',
  '-propose-talk': '办公室负责人',
}

interface Known {
  name: string
  roles: StaffRole[]
  contacts: { unitId: string; role: ContactRole }[]
}

/** @param openly whether the reader is of the office */
export async function readNaming(tx: Tx, openly: boolean): Promise<Naming> {
  const people = new Map<string, Known>()
  for (const one of await tx.person.findMany({ include: { contacts: true } }))
    people.set(one.userid, {
      name: one.name,
      roles: fromJson<StaffRole[]>(one.roles, []),
      contacts: one.contacts.map(({ unitId, role }) => ({ unitId, role: role as ContactRole })),
    })
  const office: Naming['office'] = (userid, about) => placeholders[userid] ?? officeOf(people.get(userid), about)
  return {
    office,
    whole(userid, about) {
      const known = people.get(userid)
      if (!openly || placeholders[userid] !== undefined) return office(userid, about)
      if (known === undefined) return userid
      const held = office(userid, about)
      return known.name.includes(held) ? `${known.name}(${userid})` : `${known.name}(${held},${userid})`
    },
    actor(userid) {
      if (userid === 'system') return '系统'
      const known = people.get(userid)
      if (known === undefined) return openly ? userid : '有关人员'
      return openly ? known.name : officeOf(known, null)
    },
    userid: (userid) => (openly && placeholders[userid] === undefined ? userid : null),
    key(key, about) {
      const at = key.lastIndexOf('/') + 1
      return openly || at === 0 ? key : `${key.slice(0, at)}${office(key.slice(at), about)}`
    },
    openly,
  }
}

function officeOf(known: Known | undefined, about: { unitId: string; supervisorId: string | null } | null): string {
  if (known === undefined) return '已不在名册的联系人'
  const own = about === null ? undefined : known.contacts.find((one) => one.unitId === about.unitId)
  if (own !== undefined) return contactName[own.role]
  const above = about === null ? undefined : known.contacts.find((one) => one.unitId === about.supervisorId)
  if (above !== undefined) return `主管单位${contactName[above.role]}`
  const [role] = known.roles
  if (role !== undefined) return `办公室${roleName[role]}`
  const [contact] = known.contacts
  return contact === undefined
    ? '已不在名册的联系人'
    : `${about === null ? '单位' : '其他单位'}${contactName[contact.role]}`
}
