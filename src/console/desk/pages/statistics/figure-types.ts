// Shapes of the statistics page: the figures as they come, and a picture with the table of the same figures.
import type { z } from 'zod'
import type { figures } from '../../../../web/api/statistics/calls.js'

export type Figures = z.output<typeof figures>
export type Share = Figures['cases']['total']['onTime']

export interface Series {
  name: string
  kind: 'bar' | 'line'
  /** null: too few to say. */
  values: (number | null)[]
}

/** A picture: names along one axis, series over them. */
export interface Picture {
  names: string[]
  series: Series[]
  /** Names down the side, for long ones. */
  lying?: boolean
  /** Upper end of the values' axis. */
  max?: number
}

export interface PlainTable {
  headings: string[]
  rows: (string | number)[][]
}

/** `75%(15/20)`; of few only `3/4`; none `–`. */
export const shareText = ({ count, of, share }: Share): string =>
  of === 0 ? '–' : share === null ? `${count}/${of}` : `${share}%(${count}/${of})`
