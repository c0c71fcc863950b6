// The app's menu (wecom.md §2.16): three entries whose keys come back as utterances of kind `menu`. It is data here, so that
// the bot's answers and the menu cannot drift apart.
import { z } from 'zod'
import { type Api, type Known, mapped } from './api.js'
import { verdict } from './verdict.js'

/** The bot's menu, in the order shown. */
export const menuEntries = [
  { name: '我的事项', key: 'progress' },
  { name: '今日', key: 'today' },
  { name: '帮助', key: 'help' },
] as const

export interface Menu {
  /** Puts the bot's menu in the place of whatever menu the app has. */
  create(): Promise<Known<null>>
  /** The keys of the app's present menu, sub-menus included; none if there is no menu. */
  keys(): Promise<Known<string[]>>
}

const entryShape = z.object({ key: z.string().optional() })
const menuShape = z.object({
  button: z.array(entryShape.extend({ sub_button: z.array(entryShape).optional() })).optional(),
})
const noMenu = '46003'

export function createMenu(api: Api, agentId: number): Menu {
  const query = { agentid: String(agentId) }
  return {
    async create() {
      const body = JSON.stringify({ button: menuEntries.map((entry) => ({ type: 'click', ...entry })) })
      // Created twice it is the same menu.
      return mapped(await api.read({ api: 'menu/create', query, body }, verdict), () => null)
    },
    async keys() {
      const outcome = await api.read({ api: 'menu/get', query }, menuShape)
      if (outcome.kind === 'refused' && outcome.code === noMenu) return { kind: 'ok', value: [] }
      return mapped(outcome, ({ button = [] }) =>
        button.flatMap((entry) => [entry, ...(entry.sub_button ?? [])]).flatMap(({ key }) => key ?? []),
      )
    },
  }
}
