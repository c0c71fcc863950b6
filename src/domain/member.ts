// A person as the corporation's directory shows them, beside the registry, which alone says who answers for a unit: whom a
// name means, what the directory says about somebody's going, and why a message would not reach them.
import type { DirectoryMember } from './ports.js'

export interface KnownMember {
  userid: string
  name: string
  status: DirectoryMember['status']
  /** Whole crawls in a row that did not see them. */
  missed: number
  /** The crawl in which they came back into sight; null: never away. */
  returnedIn: number | null
  /** For each of their departments its name and the names above it, nearest first. */
  departments: string[][]
}

/** Whole crawls somebody must be missing from before they count as out of sight (wecom.md §2.9: two in a row). */
export const missedUntilGone = 2

/** Why a message would not reach somebody, as far as is known without asking them. */
export type Obstacle = 'left' | 'unreachable' | 'not-listed' | 'disabled' | 'inactive'

const obstacleWords: Record<Obstacle, string> = {
  left: '已调离',
  unreachable: '企业微信找不到此人或不在应用可见范围',
  'not-listed': '不在企业微信通讯录里,或不在应用可见范围',
  disabled: '企业微信账号已停用',
  inactive: '从未登录过企业微信',
}

/** `已调离`. */
export const obstacleInWords = (obstacle: Obstacle): string => obstacleWords[obstacle]

/**
 * What stands between a message and a person of the registry.
 * @param member null: the directory does not show them
 * @param crawled whether the directory was ever read to its end; before that its silence says nothing
 */
export function obstacleOf(
  person: { leftAt: Date | null; unreachableAt: Date | null },
  member: KnownMember | null,
  crawled: boolean,
): Obstacle | null {
  if (person.leftAt !== null || member?.status === 'left') return 'left'
  // A crawl makes a disabled account unreachable; the reason says more than the consequence.
  if (member?.status === 'disabled' && member.missed === 0) return 'disabled'
  if (person.unreachableAt !== null) return 'unreachable'
  if (member === null) return crawled ? 'not-listed' : null
  if (member.missed >= missedUntilGone) return 'not-listed'
  return member.status === 'disabled' || member.status === 'inactive' ? member.status : null
}

/** What a crawl that came to its end says about somebody of the registry. */
export type Sighting = 'left' | 'unreachable' | 'back'

/** Null: nothing new. Who a person or a clerk said has left stays gone until a person says otherwise. */
export function sightingOf(
  person: { leftAt: Date | null; unreachableAt: Date | null },
  member: KnownMember,
  crawl: number,
): Sighting | null {
  if (person.leftAt !== null) return null
  // What was read of somebody in an earlier crawl, and not again, is no news.
  if (member.status === 'left' && member.missed === 0) return 'left'
  if (member.status === 'disabled' || member.missed >= missedUntilGone)
    return person.unreachableAt === null ? 'unreachable' : null
  return person.unreachableAt !== null && member.returnedIn === crawl ? 'back' : null
}

/**
 * Whether a crawl that sees somebody sees them return: into sight, or active again.
 * @param before as the directory knew them; null: never seen
 * @param crawled whether an earlier crawl read the whole directory; before that everybody is new
 */
export function seenToReturn(
  before: Pick<KnownMember, 'missed' | 'status'> | null,
  status: KnownMember['status'],
  crawled: boolean,
): boolean {
  // Where the app may not see how an account stands (`unknown`), being listed again is all there is to see.
  if (status !== 'active' && status !== 'unknown') return false
  if (before === null) return crawled
  if (before.missed > 0) return true
  return status === 'active' && before.status !== 'active' && before.status !== 'unknown'
}

export interface Sought {
  name: string
  /** Of their department or one above it; null: not said. */
  department: string | null
  /** Names of the unit they answer for; the directory often has a department of that name. */
  unit: readonly string[]
}

/** Who is meant by a name: the one member it fits, or those among whom a person must choose. */
export function membersMeant(sought: Sought, members: readonly KnownMember[]): KnownMember[] {
  const present = members.filter(
    (one) => one.name === sought.name && one.status !== 'left' && one.missed < missedUntilGone,
  )
  const { department } = sought
  if (department !== null) return present.filter((one) => one.departments.some((names) => names.includes(department)))
  if (present.length < 2) return present
  const ofUnit = present.filter((one) =>
    one.departments.some((names) => names.some((name) => sought.unit.includes(name))),
  )
  return ofUnit.length === 0 ? present : ofUnit
}

/** `教育局联络员(宝鸡市教育局/办公室)`, to choose among. */
export const memberInWords = (member: KnownMember): string => {
  const [first = []] = member.departments
  const place = [...first].reverse().join('/')
  return `${member.name}(${place === '' ? member.userid : `${place},${member.userid}`})`
}
