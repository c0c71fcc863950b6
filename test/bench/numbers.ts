// Figures, goals and the table that sets them side by side. Nothing is asserted: a slow machine is no fault.

export interface Figure {
  what: string
  measured: string
  goal: string
  /** null = told for comparison only. */
  met: boolean | null
}

export const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b)
export const quantile = (values: readonly number[], part: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN
export const median = (values: readonly number[]): number => quantile(values, 0.5)
export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
export const times = (value: number): string => `${value.toFixed(2)} x`

export function print(title: string, figures: readonly Figure[]): void {
  const width = (name: 'what' | 'measured' | 'goal'): number => Math.max(...figures.map((one) => one[name].length))
  const [what, measured, goal] = [width('what'), width('measured'), width('goal')]
  const word = (met: boolean | null): string => (met === null ? '' : met ? 'met' : 'NOT MET')
  process.stdout.write(`\n${title}\n`)
  for (const one of figures)
    process.stdout.write(
      `  ${one.what.padEnd(what)}  ${one.measured.padEnd(measured)}  ${one.goal.padEnd(goal)}  ${word(one.met)}\n`,
    )
}

export const shown = (what: string, measured: string): Figure => ({ what, measured, goal: '', met: null })
