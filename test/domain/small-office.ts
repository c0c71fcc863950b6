// A small made-up registry: a city department, and a county office with two units below it; an officer, a reviewer and a
// leader in the city's office. Four findings of the Baoji kind, published on 21 August 2024.
import type { CaseFacts } from '../../src/domain/case.js'
import { type Directory, directoryOf, type DirectoryUnit } from '../../src/domain/directory.js'
import { freshCase } from './facts.js'

const unit = (id: string, name: string, parentId: string | null = null): DirectoryUnit => ({
  id,
  name,
  parentId,
  contacts: [
    { userid: `${id}-1`, role: 'liaison' },
    { userid: `${id}-2`, role: 'deputy' },
    { userid: `${id}-lead`, role: 'leader' },
  ],
})

const units = [
  unit('edu', '宝鸡市教育局'),
  unit('county', '扶风县人民政府办公室'),
  unit('town', '扶风县段家镇人民政府', 'county'),
  unit('water', '扶风县水利局', 'county'),
]

export const smallOffice = (unreachable: string[] = []): Directory =>
  directoryOf(
    units,
    [
      { userid: 'office-1', roles: ['officer'] },
      { userid: 'office-2', roles: ['reviewer'] },
      { userid: 'office-lead', roles: ['leader'] },
    ],
    new Set(unreachable),
  )

/** Cases 001 (edu, repeated), 002 and 003 (town), 004 (water, fail). */
export const fourCases = (given: Partial<CaseFacts> = {}): CaseFacts[] => [
  freshCase({ no: 'B24Q3-001', unitId: 'edu', repeated: true, ...given }),
  freshCase({ no: 'B24Q3-002', unitId: 'town', supervisorId: 'county', ...given }),
  freshCase({ no: 'B24Q3-003', unitId: 'town', supervisorId: 'county', ...given }),
  freshCase({ no: 'B24Q3-004', unitId: 'water', supervisorId: 'county', severity: 'fail', ...given }),
]
