// The directory (wecom.md §2.9): what WeCom tells of departments, members and tags, in our words; where the detail is closed
// or too much, the short list; and everybody of the corporation from the contact sync, page after page.
import { expect, it } from 'vitest'
import { clientOf, cutLine, ok, startWecom } from './fake-wecom.js'

async function withClient(secrets: { contactsSecret?: string } = {}) {
  const wecom = await startWecom()
  return { ...clientOf(wecom, 5_000, secrets), wecom, [Symbol.asyncDispose]: () => wecom[Symbol.asyncDispose]() }
}
const value = <T>(of: T) => ({ kind: 'ok', value: of })

it('the tree of departments, without names; the root is not above itself', async () => {
  await using office = await withClient()
  const { client, wecom } = office
  const departments = [
    { id: 1, parentid: 0, order: 1 },
    { id: 7, parentid: 1, order: 2 },
    { id: 9, order: 2 },
  ]
  wecom.script('department/simplelist', { ...ok, department_id: departments })
  const tree = [
    { id: 1, parentId: 0 },
    { id: 7, parentId: 1 },
    { id: 9, parentId: 0 },
  ]
  expect(await client.directory.departmentTree()).toEqual(value(tree))
})

it('one department', async () => {
  await using office = await withClient()
  const { client, wecom } = office
  const department = { id: 7, name: '教育局', name_en: '', department_leader: ['x'], parentid: 1, order: 1 }
  wecom.script('department/get', { ...ok, department })
  expect(await client.directory.department(7)).toEqual(value({ id: 7, name: '教育局', parentId: 1 }))
  expect(wecom.asked.at(-1)?.query).toMatchObject({ id: '7' })
})

const detail = (userid: string, status?: number) => ({ userid, name: '甲', department: [7], status, gender: '1' })
const member = (userid: string, status: string) => ({ userid, name: '甲', departmentIds: [7], status })

it('members with their states; userids letter for letter; one who says nothing is unknown', async () => {
  await using office = await withClient()
  const { client, wecom } = office
  const userlist = [
    detail('007', 1),
    detail('1e5', 2),
    detail('A.b-c_1', 4),
    detail('x', 5),
    detail('y', 3),
    detail('z'),
  ]
  wecom.script('user/list', { ...ok, userlist })
  expect(await client.directory.membersOf(7)).toEqual(
    value([
      member('007', 'active'),
      member('1e5', 'disabled'),
      member('A.b-c_1', 'inactive'),
      member('x', 'left'),
      member('y', 'unknown'),
      member('z', 'unknown'),
    ]),
  )
  expect(wecom.asked.at(-1)?.query).toMatchObject({ department_id: '7' })
})

const short = { ...ok, userlist: [{ userid: 'a', name: '甲', department: [7], open_userid: 'o' }] }

it.each([48009, 48002, 48001])(
  '%d: the detail is closed, so the short list is asked, from then on at once',
  async (errcode) => {
    await using office = await withClient()
    const { client, wecom } = office
    wecom.script('user/list', { errcode })
    wecom.script('user/simplelist', short)
    expect(await client.directory.membersOf(7)).toEqual(value([member('a', 'unknown')]))
    await client.directory.membersOf(8)
    expect([wecom.count('user/list'), wecom.count('user/simplelist')]).toEqual([1, 2])
  },
)

it('45029: one department is too much at once, the next may not be', async () => {
  await using office = await withClient()
  const { client, wecom } = office
  wecom.script('user/list', { errcode: 45029 }, { ...ok, userlist: [detail('b', 1)] })
  wecom.script('user/simplelist', short)
  expect(await client.directory.membersOf(7)).toEqual(value([member('a', 'unknown')]))
  expect(await client.directory.membersOf(8)).toEqual(value([member('b', 'active')]))
})

it('a department of ten thousand with all their fields is read whole', async () => {
  await using office = await withClient()
  const { client, wecom } = office
  const userlist = Array.from({ length: 10_000 }, (_, n) => ({ ...detail(`u${n}`, 1), avatar: 'x'.repeat(200) }))
  wecom.script('user/list', { ...ok, userlist })
  const outcome = await client.directory.membersOf(7)
  expect(outcome.kind === 'ok' && outcome.value.length).toBe(10_000)
})

it('a member, or nobody', async () => {
  await using office = await withClient()
  const { client, wecom } = office
  wecom.script('user/get', { ...ok, ...detail('ZhangSan', 4), main_department: 7, extattr: { attrs: [] } })
  expect(await client.directory.member('zhangsan')).toEqual(value(member('ZhangSan', 'inactive')))
  for (const errcode of [60111, 60011]) {
    wecom.script('user/get', { errcode })
    expect(await client.directory.member('x')).toMatchObject({ kind: 'refused', personGone: true })
  }
})

it('reading changes nothing: an unknown fate is simply tried again', async () => {
  await using office = await withClient({ contactsSecret: 'other-secret' })
  const { client, wecom } = office
  for (const api of ['department/simplelist', 'department/get', 'user/list', 'user/get', 'tag/list', 'tag/get'])
    wecom.script(api, cutLine)
  wecom.script('user/list_id', cutLine)
  const { directory, tags, contactSync } = client
  const outcomes = await Promise.all([
    directory.departmentTree(),
    directory.department(1),
    directory.membersOf(1),
    directory.member('a'),
    tags.all(),
    tags.bearers(1),
    contactSync?.memberships(),
  ])
  expect(outcomes.map((outcome) => outcome?.kind)).toEqual(Array.from({ length: 7 }, () => 'retry'))
})

it('tags and who bears them', async () => {
  await using office = await withClient()
  const { client, wecom } = office
  wecom.script('tag/list', { ...ok, taglist: [{ tagid: 3, tagname: '政务新媒体联络员' }] })
  wecom.script('tag/get', { ...ok, tagname: 'x', userlist: [{ userid: '007', name: '甲' }], partylist: [7] })
  expect(await client.tags.all()).toEqual(value([{ id: 3, name: '政务新媒体联络员' }]))
  expect(await client.tags.bearers(3)).toEqual(value({ userids: ['007'], departmentIds: [7] }))
})

it('everybody of the corporation, cursor after cursor, with a token of the contact sync’s own', async () => {
  await using office = await withClient({ contactsSecret: 'other-secret' })
  const { client, wecom } = office
  wecom.script(
    'user/list_id',
    { ...ok, next_cursor: 'c1', dept_user: [{ userid: 'a', department: 1 }] },
    { ...ok, next_cursor: 'c2', dept_user: [{ userid: 'a', department: 7 }] },
    { ...ok, next_cursor: '', dept_user: [{ userid: '007', department: 1 }] },
  )
  expect(await client.contactSync?.memberships()).toEqual(
    value([
      { userid: 'a', departmentId: 1 },
      { userid: 'a', departmentId: 7 },
      { userid: '007', departmentId: 1 },
    ]),
  )
  const bodies = wecom.asked.filter(({ api }) => api === 'user/list_id').map(({ body }): unknown => JSON.parse(body))
  expect(bodies).toEqual([{ limit: 10_000 }, { cursor: 'c1', limit: 10_000 }, { cursor: 'c2', limit: 10_000 }])
  await client.recall('M-1')
  const secrets = wecom.asked.filter(({ api }) => api === 'gettoken').map(({ query }) => query['corpsecret'])
  expect(secrets).toEqual(['other-secret', 'top-secret'])
})

it('a page that fails fails the whole: half a corporation looks like leavers', async () => {
  await using office = await withClient({ contactsSecret: 'other-secret' })
  const { client, wecom } = office
  const first = { ...ok, next_cursor: 'c1', dept_user: [{ userid: 'a', department: 1 }] }
  wecom.script('user/list_id', first, { errcode: -1 })
  expect(await client.contactSync?.memberships()).toMatchObject({ kind: 'retry', code: '-1' })
})

it('without the secret there is no contact sync', async () => {
  await using office = await withClient()
  expect(office.client.contactSync).toBeNull()
})
