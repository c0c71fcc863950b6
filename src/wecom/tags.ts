// Tags of the directory (标签): a corporation that marks its contacts with one can be read by it (wecom.md §2.9).
import { z } from 'zod'
import { type Api, type Known, mapped } from './api.js'

export interface Tag {
  id: number
  name: string
}
export interface TagReader {
  /** Every tag in sight. */
  all(): Promise<Known<Tag[]>>
  /** Who bears the tag, as far as the app may see: single members and whole departments. */
  bearers(tagId: number): Promise<Known<{ userids: string[]; departmentIds: number[] }>>
}

const listShape = z.object({ taglist: z.array(z.object({ tagid: z.number(), tagname: z.string() })) })
const tagShape = z.object({
  userlist: z.array(z.object({ userid: z.string() })).optional(),
  partylist: z.array(z.number()).optional(),
})

export function createTags(api: Api): TagReader {
  return {
    all: async () =>
      mapped(await api.read({ api: 'tag/list' }, listShape), ({ taglist }) =>
        taglist.map(({ tagid, tagname }) => ({ id: tagid, name: tagname })),
      ),
    bearers: async (tagId) =>
      mapped(
        await api.read({ api: 'tag/get', query: { tagid: String(tagId) } }, tagShape),
        ({ userlist = [], partylist = [] }) => ({
          userids: userlist.map(({ userid }) => userid),
          departmentIds: partylist,
        }),
      ),
  }
}
