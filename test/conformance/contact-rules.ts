// wecom.md §6, contacts: departments, members, tags, what of them an app sees, and what only the contact-sync assistant may.
import { expect } from 'vitest'
import { recordsOf } from '../../src/sandbox/json.js'
import { corpId, type Fields, type Rig } from '../sandbox/harness.js'
import { needsCorp, type Rule } from './rule.js'
import { codeOf } from './target.js'

const contacts = {
  secret: 'contacts-secret',
  token: 'ContactsToken1',
  encodingAesKey: 'c'.repeat(43),
  callbackUrl: null,
}

/** Root, two below it, one below the first; a member in each and one in two. */
function corpOf(rig: Rig): void {
  rig.emulator.setDepartments([
    { id: 2, name: '市直部门', parentId: 1 },
    { id: 3, name: '市教育局', parentId: 2 },
    { id: 4, name: '区县', parentId: 1 },
  ])
  rig.emulator.setPeople([
    {
      userid: 'edu-1',
      name: '教育局联络员',
      title: '联络员',
      departments: [3],
      mobile: '13800000000',
      email: 'a@x.example',
    },
    { userid: 'Edu-2', name: '教育局备岗', title: '备岗', departments: [3, 4], status: 4 },
    { userid: '007', name: '区联络员', title: '联络员', departments: [4] },
  ])
}

const contactsToken = async (rig: Rig): Promise<string> =>
  String((await rig.gettoken({ corpid: corpId, corpsecret: contacts.secret })).access_token)

const idsOf = (list: unknown, field: string): unknown[] => recordsOf(list).map((one) => one[field])

export const contactRules: Rule[] = [
  {
    section: '§2.9',
    name: 'departments come as numbers, then one by one with a name',
    how: 'simplelist, and get for the first of it',
    async show(target) {
      const [first] = recordsOf((await target.read('department/simplelist')).department_id)
      expect(first).toMatchObject({ id: expect.any(Number), parentid: expect.any(Number) })
      const one = await target.read('department/get', { id: String(first?.id) })
      expect(one).toMatchObject({ errcode: 0, department: { id: first?.id, name: expect.any(String) } })
    },
  },
  {
    section: '§2.9',
    name: 'the tree is recursive from the id asked for',
    how: 'simplelist and list below a parent',
    emulatorOnly: needsCorp,
    async showOn(rig, target) {
      corpOf(rig)
      expect(idsOf((await target.read('department/simplelist')).department_id, 'id')).toEqual([1, 2, 3, 4])
      expect(idsOf((await target.read('department/list', { id: '2' })).department, 'name')).toEqual([
        '市直部门',
        '市教育局',
      ])
    },
  },
  {
    section: '§2.9',
    name: 'members are listed per department, without those below it',
    how: 'simplelist and list of a parent and of its child',
    emulatorOnly: needsCorp,
    async showOn(rig, target) {
      corpOf(rig)
      const list = async (path: string, id: string): Promise<unknown[]> =>
        idsOf((await target.read(path, { department_id: id })).userlist, 'userid')
      expect(await list('user/simplelist', '2')).toEqual([])
      expect(await list('user/simplelist', '3')).toEqual(['edu-1', 'Edu-2'])
      expect(await list('user/list', '4')).toEqual(['Edu-2', '007'])
    },
  },
  {
    section: '§2.9, §5.14',
    name: 'user/get finds a member without case and keeps the registered one',
    how: 'the member in other case',
    async show(target) {
      const answer = await target.read('user/get', { userid: target.at.userid.toUpperCase() })
      expect(answer).toMatchObject({ errcode: 0, userid: target.at.userid, status: expect.any(Number) })
    },
  },
  {
    section: '§3',
    name: 'unknown members and departments have their codes',
    how: '60111, 60123, 41009',
    async show(target) {
      expect(await codeOf(target.read('user/get', { userid: 'NoSuch-A' }))).toBe(60111)
      expect(await codeOf(target.read('user/get'))).toBe(41009)
      expect(await codeOf(target.read('department/get', { id: '999999' }))).toBe(60123)
      expect(await codeOf(target.read('user/simplelist', { department_id: '999999' }))).toBe(60123)
    },
  },
  {
    section: '§2.9',
    name: 'everything is cut to the visible range',
    how: 'range of one department: tree, members, 60111 for a member and 60011 for a department outside, agent/get tells it',
    emulatorOnly: needsCorp,
    options: { contacts },
    async showOn(rig, target) {
      corpOf(rig)
      rig.emulator.setVisibleRange({ departments: [2], userids: [] })
      expect(idsOf((await target.read('department/simplelist')).department_id, 'id')).toEqual([2, 3])
      expect(await codeOf(target.read('user/get', { userid: '007' }))).toBe(60111)
      expect(await codeOf(target.read('user/get', { userid: 'edu-2' }))).toBe(0)
      expect(await codeOf(target.read('user/simplelist', { department_id: '4' }))).toBe(60011)
      expect(await codeOf(target.read('department/get', { id: '1' }))).toBe(60011)
      const agent = await target.read('agent/get', { agentid: String(target.at.agentId) })
      expect(agent).toMatchObject({ allow_partys: { partyid: [2] }, allow_userinfos: { user: [] } })
    },
  },
  {
    section: '§0.5, §2.9',
    name: 'an app of today reads no phone and no address',
    how: 'user/get without mobile, email, avatar, gender',
    async show(target) {
      const answer = await target.read('user/get', { userid: target.at.userid })
      expect(answer.errcode).toBe(0)
      for (const field of ['mobile', 'email', 'avatar', 'gender', 'biz_mail', 'qr_code', 'address'])
        expect(answer, field).not.toHaveProperty(field)
    },
  },
  {
    section: '§0.5',
    name: 'an app from before June 2022 still reads them',
    how: 'option oldApp',
    emulatorOnly: needsCorp,
    options: { oldApp: true },
    async showOn(rig, target) {
      corpOf(rig)
      expect(await target.read('user/get', { userid: 'edu-1' })).toMatchObject({
        mobile: '13800000000',
        email: 'a@x.example',
      })
    },
  },
  {
    section: '§2.9',
    name: 'who is disabled or has left gets nothing, who never opened WeCom does',
    how: 'status 2 and 5 are 81013, status 4 is sent',
    emulatorOnly: needsCorp,
    async showOn(rig, target) {
      const codes: unknown[] = []
      for (const status of [1, 2, 4, 5] as const) {
        rig.emulator.setPeople([{ userid: 'edu-1', name: '甲', title: '', status }])
        codes.push(await codeOf(target.text('x')))
      }
      expect(codes).toEqual([0, 81013, 0, 81013])
    },
  },
  {
    section: '§2.9',
    name: 'tags list members and departments in sight',
    how: 'tag/list, tag/get, 40068 for an unknown one',
    emulatorOnly: needsCorp,
    async showOn(rig, target) {
      corpOf(rig)
      rig.emulator.setTags([{ id: 5, name: '联络员', userids: ['EDU-1', '007'], departments: [3, 4] }])
      rig.emulator.setVisibleRange({ departments: [2], userids: [] })
      expect(await target.read('tag/list')).toMatchObject({ taglist: [{ tagid: 5, tagname: '联络员' }] })
      const tag = await target.read('tag/get', { tagid: '5' })
      expect(tag).toMatchObject({ tagname: '联络员', partylist: [3] })
      expect(idsOf(tag.userlist, 'userid')).toEqual(['edu-1'])
      expect(await codeOf(target.read('tag/get', { tagid: '6' }))).toBe(40068)
    },
  },
  {
    section: '§2.9',
    name: 'only the contact-sync secret lists all ids',
    how: 'user/list_id with the app: 48002',
    async show(target) {
      expect(await codeOf(target.post('user/list_id', { limit: 10 }))).toBe(48002)
    },
  },
  {
    section: '§0.4, §2.9',
    name: 'ids come in pages, one row per membership',
    how: 'limit 2 over four memberships, followed by the cursor to its end',
    emulatorOnly: needsCorp,
    options: { contacts },
    async showOn(rig) {
      corpOf(rig)
      const query = new URLSearchParams({ access_token: await contactsToken(rig) }).toString()
      const rows: unknown[] = []
      let cursor = ''
      do {
        const init = { method: 'POST', body: JSON.stringify({ cursor, limit: 2 }) }
        const answer = (await (await fetch(`${rig.emulator.url}/cgi-bin/user/list_id?${query}`, init)).json()) as Fields
        expect(recordsOf(answer.dept_user).length).toBeLessThanOrEqual(2)
        rows.push(...recordsOf(answer.dept_user))
        cursor = String(answer.next_cursor)
      } while (cursor !== '')
      expect(rows).toEqual([
        { userid: 'edu-1', department: 3 },
        { userid: 'Edu-2', department: 3 },
        { userid: 'Edu-2', department: 4 },
        { userid: '007', department: 4 },
      ])
    },
  },
  {
    section: '§0.4',
    name: 'the contact-sync secret reads numbers of all departments and no details',
    how: 'simplelist outside the range of the app; 48009 for user/get, user/list, department/get',
    emulatorOnly: needsCorp,
    options: { contacts },
    async showOn(rig) {
      corpOf(rig)
      rig.emulator.setVisibleRange({ departments: [4], userids: [] })
      const access_token = await contactsToken(rig)
      expect(idsOf((await rig.get('department/simplelist', { access_token })).department_id, 'id')).toEqual([
        1, 2, 3, 4,
      ])
      const details: Record<string, Record<string, string>> = {
        'user/get': { userid: 'edu-1' },
        'user/list': { department_id: '3' },
        'department/get': { id: '3' },
      }
      for (const [path, query] of Object.entries(details))
        expect(await codeOf(rig.get(path, { access_token, ...query })), path).toBe(48009)
    },
  },
]
