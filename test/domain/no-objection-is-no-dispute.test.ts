// A dispute stops the clock of a case and calls the office: only who objects may start one.
import { expect, it } from 'vitest'
import { readText } from '../../src/domain/reading.js'

it.each(['没有异议', '无异议', '无异议,已整改', '对通报没有异议,已整改', '我单位对检查结果无异议'])('%s', (text) =>
  expect(readText(text, '2024-09-02').kind).not.toBe('dispute'),
)
