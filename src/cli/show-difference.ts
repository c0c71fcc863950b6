// What a registry import changes, in lines a clerk can check: added, changed with old and new value, gone, proposed.
import { type Change, type Gone, goneName, type RegistryDifference, whatName } from '../domain/registry-stored.js'
import type { Terminal } from './terminal.js'

/** Lines shown of one pile; `--json` has them all. */
const shownMost = 40

export function showDifference(terminal: Terminal, difference: RegistryDifference): void {
  pile(terminal, '新增', 'added', difference.added, (one) => named(one))
  pile(terminal, '变更', 'changed', difference.changed, (one) => `${named(one)}:${fieldsInWords(one)}`)
  pile(terminal, '不再列出', 'gone', difference.gone, (one) => `${named(one)}→${goneName[one.how]}`)
  for (const one of difference.proposed) terminal.line(`  请核对:${one}`, `  please check: ${one}`)
}

function pile<T>(terminal: Terminal, zh: string, en: string, entries: readonly T[], words: (one: T) => string): void {
  if (entries.length === 0) return
  terminal.line(`${zh}${entries.length}项:`, `${en} (${entries.length}):`)
  for (const one of entries.slice(0, shownMost)) terminal.line(`  ${words(one)}`)
  const left = entries.length - shownMost
  if (left > 0) terminal.line(`  ……还有${left}项,用 --json 查看全部。`, `  … ${left} more; --json shows all.`)
}

const named = (one: Change | Gone): string =>
  `${whatName[one.what]} ${one.name}${one.of === undefined ? '' : `[${one.of}]`}`

const fieldsInWords = (one: Change): string =>
  (one.fields ?? []).map(({ field, old, new: now }) => `${field} ${old || '(空)'}→${now || '(空)'}`).join(';')
