// The department tree as an app may read it (wecom.md §2.9): numbers for all, names one by one, everything at once where
// the caller can wait. The contact-sync assistant sees all numbers.
import { type Answer, complain, ok, refusal } from './answers.js'
import type { ApiCall } from './api.js'
import type { Department } from './shapes.js'
import type { World } from './world.js'

/** department/simplelist: numbers only, recursive; without an id the whole range. */
export function departmentSimpleList(world: World, call: ApiCall, agentId: number): Answer {
  const found = listed(world, call, agentId === 0)
  if (found === null) return refusal(complain(60123, ''), world.now())
  return ok({ department_id: found.map(({ id, parentId }) => ({ id, parentid: parentId, order: id })) })
}

/** department/get: 60123 if there is none, 60011 if it lies outside the range. */
export function getDepartment(world: World, call: ApiCall): Answer {
  const id = Number(call.query.get('id') ?? '')
  const department = world.directory.department(id)
  if (department === null) return refusal(complain(60123, ''), world.now())
  if (!world.directory.seesDepartment(id)) return refusal(complain(60011, ''), world.now())
  return ok({ department: detailOf(department) })
}

/** department/list: names and all, recursive. */
export function departmentList(world: World, call: ApiCall): Answer {
  const found = listed(world, call, false)
  if (found === null) return refusal(complain(60123, ''), world.now())
  return ok({ department: found.map(detailOf) })
}

/** The departments below the id asked for, cut to the range; null if the id is unknown. */
function listed(world: World, call: ApiCall, seesAll: boolean): Department[] | null {
  const { directory } = world
  const asked = call.query.get('id')
  if (asked && directory.department(Number(asked)) === null) return null
  const found = asked ? directory.subtree(Number(asked)) : directory.departments()
  return seesAll ? found : found.filter(({ id }) => directory.seesDepartment(id))
}

const detailOf = ({ id, name, parentId }: Department): Record<string, unknown> => ({
  id,
  name,
  name_en: '',
  department_leader: [],
  parentid: parentId,
  order: id,
})
