// A story of one problem over the six quarters: what the circulars print of it, what the registry knows, and what is to
// be found. And the words such stories are told in.
import { type LifeEvent, lifeEvent } from '../../../src/domain/account-life.js'
import type { Day } from '../../../src/domain/day.js'
import type { RegistryPast } from '../../../src/domain/registry.js'

/** A row of a circular. `q`: which of the six, from 0. */
export interface Row {
  q: number
  unit: string
  account: string
  problem: string
  platform?: string
}

export interface Story {
  says: string
  /** Units beyond those the rows print, with what became of them. */
  units?: { name: string; formerNames?: { name: string; until: Day }[]; mergedInto?: { unit: string; on: Day } }[]
  /** Accounts as they are in the end. */
  accounts?: { name: string; unit: string; platform?: string; events?: LifeEvent[] }[]
  history?: RegistryPast[]
  rows: Row[]
  /** Later row repeats earlier row; `past`: a circular of the history. */
  links?: [later: number, earlier: number | string][]
  /** The same, where the machine must ask and a person says yes. */
  asks?: [later: number, earlier: number | string][]
  /** Row whose case is struck on the unit's dispute. */
  struck?: number
}

export const wechat = '微信公众号'
export const stale = '监测时间点前2周内无更新'
export const staleToo = '长期未更新'
export const broken = '服务功能链接无法打开'
export const noTalk = '未提供有效互动功能'

export const renamed = (on: Day, formerName: string): LifeEvent => ({ ...lifeEvent('renamed', on), formerName })
export const moved = (on: Day, formerUnit: string): LifeEvent => ({ ...lifeEvent('moved', on), formerUnit })
