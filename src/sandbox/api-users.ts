// Members and tags as an app may read them (wecom.md §2.9): cut to the visible range, and without phone or address for an
// app of today. Listing all ids belongs to the contact-sync assistant alone.
import { type Answer, complain, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import { textOf } from './json.js'
import type { Person } from './shapes.js'
import type { World } from './world.js'

/** user/get: 41009 without userid, 60111 for who does not exist or cannot be seen. */
export function getUser(world: World, call: ApiCall): Answer {
  const userid = call.query.get('userid')
  if (!userid) return refusal(complain(41009, 'userid'), world.now())
  const person = world.directory.isVisible(userid) ? world.directory.find(userid) : null
  return person === null ? refusal(complain(60111, ''), world.now()) : ok(detailOf(world, person))
}

/** user/simplelist: direct members of one department. */
export const simpleListUsers = (world: World, call: ApiCall): Answer =>
  membersOf(world, call, ({ userid, name }, department) => ({ userid, name, department, open_userid: '' }))

/** user/list: the same with everything the app may know of them. */
export const listUsers = (world: World, call: ApiCall): Answer =>
  membersOf(world, call, (person) => detailOf(world, person))

function membersOf(
  world: World,
  call: ApiCall,
  shown: (person: Person, department: number[]) => Record<string, unknown>,
): Answer {
  const { directory } = world
  const id = Number(call.query.get('department_id') ?? '')
  if (directory.department(id) === null) return refusal(complain(60123, ''), world.now())
  if (!directory.seesDepartment(id)) return refusal(complain(60011, ''), world.now())
  const members = directory.all().filter((person) => directory.isVisible(person.userid))
  const userlist = members
    .filter((person) => directory.departmentsOf(person).includes(id))
    .map((person) => shown(person, directory.departmentsOf(person)))
  return ok({ userlist })
}

/** user/list_id: one row per membership, a page of at most 10 000; an empty `next_cursor` ends it. */
export function listUserIds(world: World, call: ApiCall): Answer {
  const { directory } = world
  const limit = call.body.limit === undefined ? 10_000 : Number(call.body.limit)
  const start = Number(textOf(call.body.cursor) || 0)
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) return refusal(complain(40058, 'limit'), world.now())
  if (!Number.isInteger(start)) return refusal(complain(40058, 'cursor'), world.now())
  const rows = directory
    .present()
    .flatMap((person) => directory.departmentsOf(person).map((department) => ({ userid: person.userid, department })))
  const end = start + limit
  return ok({ next_cursor: end < rows.length ? String(end) : '', dept_user: rows.slice(start, end) })
}

/** tag/list. */
export const listTags = (world: World): Answer =>
  ok({ taglist: world.directory.tags().map(({ id, name }) => ({ tagid: id, tagname: name })) })

/** tag/get: members and departments in sight; 40068 for an unknown tag. */
export function getTag(world: World, call: ApiCall): Answer {
  const { directory } = world
  const tag = directory.tags().find(({ id }) => String(id) === call.query.get('tagid'))
  if (tag === undefined) return refusal(complain(40068, 'tagid'), world.now())
  const people = tag.userids.flatMap((userid) => (directory.isVisible(userid) ? (directory.find(userid) ?? []) : []))
  return ok({
    tagname: tag.name,
    userlist: people.map(({ userid, name }) => ({ userid, name })),
    partylist: tag.departments.filter((id) => directory.seesDepartment(id)),
  })
}

/** Phone and addresses only for an app from before 2022-06-20 (wecom.md §0 item 5). */
function detailOf(world: World, person: Person): Record<string, unknown> {
  const { userid, name, title, mobile = '', email = '' } = person
  const department = world.directory.departmentsOf(person)
  return {
    userid,
    name,
    department,
    order: department.map(() => 0),
    position: title,
    is_leader_in_dept: department.map(() => 0),
    direct_leader: [],
    alias: '',
    main_department: department[0] ?? 1,
    extattr: { attrs: [] },
    status: person.status ?? 1,
    ...(world.oldApp ? { mobile, email, gender: '0', avatar: '', biz_mail: '', address: '', qr_code: '' } : {}),
  }
}
