// 按姓名找账号: a clerk knows names and departments, not userids. Who is handed in without a userid is looked up in the
// corporation's directory as the last crawl saw it; where a name does not say one person, nothing is imported.
import { done, type Result } from '../base/result.js'
import { dayOf } from '../domain/day.js'
import { type KnownMember, memberInWords, membersMeant, type Sought } from '../domain/member.js'
import type { HandedPerson, HandedRegistry, RegistryFile } from '../domain/registry.js'
import type { Tx } from '../store/db.js'
import { knownMembers, lastCrawl } from '../store/members.js'
import { refusedWithFaults } from './fault-list.js'

/** Most people shown to choose among. */
const shownMost = 6

/** The registry with everybody's userid; refused with each name that means nobody or several. */
export async function bindPeople(tx: Tx, handed: HandedRegistry): Promise<Result<RegistryFile>> {
  const nameless = [...handed.office.staff, ...handed.units.flatMap((unit) => unit.contacts)]
  const some = nameless.some((one) => one.userid === null)
  const crawl = some ? await lastCrawl(tx) : null
  const members = some ? await knownMembers(tx) : []
  // WeCom compares userids without case (wecom.md §5.14): who is in the registry already stays who they are.
  const people = some ? await tx.person.findMany({ select: { userid: true } }) : []
  const registered = new Map(people.map(({ userid }) => [userid.toLowerCase(), userid]))
  const readOn = crawl?.endedAt === null || crawl === null ? null : dayOf(crawl.endedAt)
  const faults: string[] = []
  const bind = (person: HandedPerson, unit: readonly string[]): string => {
    if (person.userid !== null) return person.userid
    const sought: Sought = { name: person.name, department: person.department ?? null, unit }
    const meant = membersMeant(sought, members)
    const [only] = meant
    if (only !== undefined && meant.length === 1) return registered.get(only.userid.toLowerCase()) ?? only.userid
    faults.push(`${unit[0] ?? ''}“${person.name}”${faultOf(sought, meant, readOn)}`)
    return ''
  }
  const { office, units, ...rest } = handed
  const file: RegistryFile = {
    ...rest,
    office: {
      ...office,
      staff: office.staff.map(({ name, roles, ...one }) => {
        const userid = bind({ ...one, name }, [office.name, ...office.aliases])
        return { userid, name, roles }
      }),
    },
    units: units.map((unit) => ({
      ...unit,
      contacts: unit.contacts.map(({ name, role, ...one }) => {
        const userid = bind({ ...one, name }, [unit.name, ...unit.aliases])
        return { userid, name, role }
      }),
    })),
  }
  return faults.length > 0 ? refusedWithFaults('person-not-found', '名册', faults) : done(file)
}

function faultOf(sought: Sought, meant: readonly KnownMember[], readOn: string | null): string {
  const place = sought.department === null ? '' : `(部门“${sought.department}”)`
  if (readOn === null)
    return '没有填userid,而通讯录还没有核对过,无法按姓名查找;请先用 directory crawl 核对,或填写userid'
  if (meant.length === 0) return `${place}在企业微信通讯录里没有找到(${readOn}核对),请核对姓名和部门,或填写userid`
  const shown = meant.slice(0, shownMost).map(memberInWords).join('、')
  return `${place}在通讯录里有${meant.length}人:${shown}${meant.length > shownMost ? '等' : ''};请填写部门或userid`
}
