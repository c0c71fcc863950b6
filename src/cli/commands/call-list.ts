// `call-list`: whom to call because WeCom reaches nobody, what to say, and how to record the call (电话清单). No phone numbers:
// those stay in the contact view.
import { Command } from 'commander'
import { refused } from '../../base/result.js'
import { readCallList } from '../../flows/call-list.js'
import { namesToCall } from '../../store/call-list.js'
import { circularById } from '../../store/circulars.js'
import { atDesk, type Desk } from '../desk.js'
import { valueOf } from '../terminal.js'

interface ListOptions {
  circular?: string
  json?: boolean
}

export const callListCommand = (): Command =>
  new Command('call-list')
    .description('units to be told by phone, with whom to call and what to say / 电话清单')
    .option('--circular <id>', 'of one circular only (id or code)')
    .option('--json')
    .action(async (options: ListOptions) => atDesk(options, (desk) => list(desk, options)))

async function list({ store, clock, terminal }: Desk, { circular }: ListOptions): Promise<void> {
  const row = circular === undefined ? null : await circularById(store.read, circular)
  if (circular !== undefined && row === null)
    valueOf(refused('no-circular', `没有编号为${circular}的通报,可用 circular list 查看。`), terminal.locale)
  const entries = await readCallList(store.read, row?.id ?? null, clock.now())
  terminal.value(entries)
  if (entries.length === 0) terminal.line('没有需要打电话的单位。', 'Nobody needs to be called.')
  for (const one of entries) {
    const people = one.people.length === 0 ? '名册里没有联系人' : namesToCall(one.people)
    terminal.line(`${one.unit} ${people}\n    ${one.say}\n    ${one.record}`)
  }
}
