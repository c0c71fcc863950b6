// What the parts of a unit's page are given.
import type { z } from 'zod'
import type { unit } from '../../../../web/api/units/calls.js'

export type Unit = z.output<typeof unit>
export type Contact = Unit['contacts'][number]
export type Account = Unit['accounts'][number]
