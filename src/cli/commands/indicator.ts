// `indicator list|add|remove`: the indicators and the phrases by which the office's circulars name them.
import { Command } from 'commander'
import type { Result } from '../../base/result.js'
import { addIndicatorPhrase, type PhraseChange, removeIndicatorPhrase } from '../../flows/indicator-phrases.js'
import { officePhrases } from '../../store/indicator-phrases.js'
import { atDesk, type Desk } from '../desk.js'
import { valueOf } from '../terminal.js'

export function indicatorCommand(): Command {
  const indicator = new Command('indicator').description('indicators and how circulars name them / 指标')
  indicator.addCommand(
    new Command('list')
      .description('all indicators, with the phrases the office added / 列表')
      .option('--json')
      .action(async (options: { json?: boolean }) => atDesk(options, listAll)),
  )
  indicator.addCommand(
    change('add', 'a phrase that means this indicator / 添加短语', async (desk, asked) => {
      const { indicators } = await import('../../intake/index.js')
      const codes = new Set(indicators().map((one) => one.code))
      return addIndicatorPhrase(desk.context, asked, codes, desk.clock.now())
    }),
  )
  indicator.addCommand(
    change('remove', 'take back a phrase the office added / 移除短语', (desk, asked) =>
      removeIndicatorPhrase(desk.context, asked, desk.clock.now()),
    ),
  )
  return indicator
}

function change(
  name: string,
  description: string,
  run: (desk: Desk, asked: PhraseChange) => Promise<Result<PhraseChange>>,
): Command {
  return new Command(name)
    .description(description)
    .argument('<code>', 'code of the indicator')
    .argument('<phrase>', 'words as circulars print them')
    .requiredOption('--as <userid>', 'officer')
    .option('--json')
    .action(async (code: string, phrase: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async (desk) => {
        const { terminal } = desk
        const changed = valueOf(await run(desk, { code, phrase, by: options.as }), terminal.locale)
        terminal.value({ code: changed.code, phrase: changed.phrase })
        terminal.line(
          `${name === 'add' ? '已添加' : '已移除'}:${changed.code} ${changed.phrase}`,
          `${name === 'add' ? 'added' : 'removed'}: ${changed.code} ${changed.phrase}`,
        )
      }),
    )
}

async function listAll({ store, terminal }: Desk): Promise<void> {
  const { indicators } = await import('../../intake/index.js')
  const added = await officePhrases(store.read)
  const list = indicators().map(({ code, subject, kind, name }) => ({
    code,
    subject,
    kind,
    name,
    added: added.filter((one) => one.code === code).map(({ phrase, addedBy }) => ({ phrase, addedBy })),
  }))
  terminal.value(list)
  for (const one of list) {
    const phrases = one.added.map((each) => `“${each.phrase}”`).join('、')
    terminal.line(
      `${one.code} ${one.kind === 'veto' ? '单项否决' : '扣分'} ${one.name}${phrases === '' ? '' : ` 本办公室短语:${phrases}`}`,
      `${one.code} ${one.kind} ${one.name}${phrases === '' ? '' : ` office phrases: ${phrases}`}`,
    )
  }
}
