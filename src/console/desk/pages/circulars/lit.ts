// Which value and which sentence of the paper are lit: clicking the one lights the other. One pair a page, shared by the text
// on the left and the reading on the right.
import { computed, type ComputedRef, inject, type InjectionKey, provide, type Ref, ref, shallowRef } from 'vue'
import type { readPaperText } from '../../../../web/api/circulars/calls.js'
import type { AnswerOf } from '../../../base/ask.js'

export type Paper = AnswerOf<typeof readPaperText>

export interface Lit {
  paper: Ref<Paper | null>
  /** Numbers of pieces of the text. */
  pieces: ComputedRef<ReadonlySet<number>>
  pointers: ComputedRef<ReadonlySet<string>>
  /** Pieces that some value was read from. */
  marked: ComputedRef<ReadonlyMap<number, readonly string[]>>
  hasPlace(where: string): boolean
  /** Lights the sentences of a value; of a finding, those of all its values. */
  showValue(where: string): void
  /** Lights what was read from a piece. */
  showPiece(piece: number): void
  /** Called with the piece to bring into view, or with the values. */
  onShowPiece(act: (piece: number) => void): void
  onShowValues(act: (pointers: readonly string[]) => void): void
}

const key: InjectionKey<Lit> = Symbol('lit')

export function provideLit(): Lit {
  const paper = shallowRef<Paper | null>(null)
  const chosen = ref<{ pointers: readonly string[]; pieces: readonly number[] }>({ pointers: [], pieces: [] })
  const acts: { piece?: (piece: number) => void; values?: (pointers: readonly string[]) => void } = {}
  const marked = computed(() => {
    const found = new Map<number, string[]>()
    for (const [pointer, pieces] of Object.entries(paper.value?.pieces ?? {}))
      for (const piece of pieces) {
        const held = found.get(piece)
        if (held === undefined) found.set(piece, [pointer])
        else held.push(pointer)
      }
    return found
  })
  /** The value's own pieces, else those of all that stand under it. */
  const placesOf = (where: string): readonly number[] => {
    const all = paper.value?.pieces ?? {}
    const own = all[where]
    if (own !== undefined) return own
    const parts = ['unit', 'account', 'site', 'problem', 'text', 'date']
    return [...new Set(parts.flatMap((part) => all[`${where}/${part}`] ?? []))]
  }
  const lit: Lit = {
    paper,
    marked,
    pieces: computed(() => new Set(chosen.value.pieces)),
    pointers: computed(() => new Set(chosen.value.pointers)),
    hasPlace: (where) => placesOf(where).length > 0,
    showValue(where) {
      const pieces = placesOf(where)
      chosen.value = { pointers: [where], pieces }
      const [first] = pieces
      if (first !== undefined) acts.piece?.(first)
    },
    showPiece(piece) {
      const pointers = marked.value.get(piece) ?? []
      chosen.value = { pointers, pieces: [piece] }
      acts.values?.(pointers)
    },
    onShowPiece: (act) => (acts.piece = act),
    onShowValues: (act) => (acts.values = act),
  }
  provide(key, lit)
  return lit
}

export function useLit(): Lit {
  const lit = inject(key)
  if (lit === undefined) throw new Error('no page around that lights anything')
  return lit
}
