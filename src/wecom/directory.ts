// The directory as far as the app may see it (wecom.md §2.9). Only what is asked for: ids of departments, one department,
// its direct members, one member. Phone numbers and the like are never read, even where WeCom still sends them.
import { z } from 'zod'
import type { DirectoryMember, DirectoryReader } from '../domain/ports.js'
import { type Api, type Known, mapped } from './api.js'

/** A department of ten thousand members, each with all the fields of its detail. */
const bytesMax = 16 * 1024 * 1024

const treeShape = z.object({ department_id: z.array(z.object({ id: z.number(), parentid: z.number().optional() })) })
const departmentShape = z.object({
  department: z.object({ id: z.number(), name: z.string(), parentid: z.number().optional() }),
})
const memberShape = z.object({
  userid: z.string().min(1),
  name: z.string().optional(),
  department: z.array(z.number()).optional(),
  status: z.number().optional(),
})
const membersShape = z.object({ userlist: z.array(memberShape) })

const statuses: ReadonlyMap<number, DirectoryMember['status']> = new Map([
  [1, 'active'],
  [2, 'disabled'],
  [4, 'inactive'],
  [5, 'left'],
])
/** The detail is closed to this app, now and for the next department too. */
const detailClosed = ['48001', '48002', '48009']
const tooMuchAtOnce = '45029'

export function createDirectory(api: Api): DirectoryReader {
  let detail: 'user/list' | 'user/simplelist' = 'user/list'
  const members = (path: typeof detail, departmentId: number) =>
    api.read({ api: path, query: { department_id: String(departmentId) }, bytesMax }, membersShape)
  return {
    departmentTree: async () =>
      mapped(await api.read({ api: 'department/simplelist', bytesMax }, treeShape), ({ department_id: all }) =>
        all.map(({ id, parentid = 0 }) => ({ id, parentId: parentid })),
      ),
    department: async (id) =>
      mapped(
        await api.read({ api: 'department/get', query: { id: String(id) } }, departmentShape),
        ({ department: { name, parentid = 0, ...one } }) => ({ id: one.id, name, parentId: parentid }),
      ),
    async membersOf(departmentId) {
      let outcome = await members(detail, departmentId)
      if (detail === 'user/list' && isOneOf(outcome, [...detailClosed, tooMuchAtOnce])) {
        // For a client that lives long: a right that is given later counts from the next start.
        if (isOneOf(outcome, detailClosed)) detail = 'user/simplelist'
        outcome = await members('user/simplelist', departmentId)
      }
      return mapped(outcome, ({ userlist }) => userlist.map(memberFrom))
    },
    member: async (userid) => mapped(await api.read({ api: 'user/get', query: { userid } }, memberShape), memberFrom),
  }
}

const isOneOf = (outcome: Known<unknown>, codes: readonly string[]): boolean =>
  outcome.kind !== 'ok' && codes.includes(outcome.code)

const memberFrom = ({ userid, name = '', department = [], status }: z.infer<typeof memberShape>): DirectoryMember => ({
  userid,
  name,
  departmentIds: department,
  status: (status === undefined ? undefined : statuses.get(status)) ?? 'unknown',
})
