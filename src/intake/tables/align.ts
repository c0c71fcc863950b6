// Lays a row's cells under its columns when they are not as many: a merged cell vanished in flattening (inherit it from
// the row above), or one cell was broken over two lines (join it). The arrangement that fits the columns' meaning best wins.
import { platformOnly, unitEnding } from '../words.js'
import type { ColumnRole } from './columns.js'
import type { Cell, Column } from './table.js'

const unitLike = new RegExp(`${unitEnding}$`)
const skipCost = 2
const joinCost = 1.5
const joinMax = 3

/** One cell or null per column; null = nothing stands for this column. `join` makes one cell of several. */
export function align(cells: Cell[], columns: Column[], join: (cells: Cell[]) => Cell): (Cell | null)[] {
  if (cells.length === columns.length) return cells
  const best = Array.from({ length: cells.length + 1 }, () => new Array<number>(columns.length + 1).fill(-Infinity))
  const taken = Array.from({ length: cells.length + 1 }, () => new Array<number>(columns.length + 1).fill(0))
  const first = best[0]
  if (first !== undefined) first[0] = 0
  for (let j = 1; j <= columns.length; j++) {
    for (let i = 0; i <= cells.length; i++) {
      for (let k = 0; k <= Math.min(joinMax, i); k++) {
        const before = best[i - k]?.[j - 1] ?? -Infinity
        const text = cells
          .slice(i - k, i)
          .map((cell) => cell.flat)
          .join('')
        const gain = k === 0 ? -skipCost : fit(columns[j - 1]?.role ?? null, text) - (k - 1) * joinCost
        const row = best[i]
        const how = taken[i]
        if (row === undefined || how === undefined || before + gain <= (row[j] ?? -Infinity)) continue
        row[j] = before + gain
        how[j] = k
      }
    }
  }
  const out: (Cell | null)[] = []
  for (let i = cells.length, j = columns.length; j > 0; j--) {
    const k = taken[i]?.[j] ?? 0
    out.unshift(k === 0 ? null : join(cells.slice(i - k, i)))
    i -= k
  }
  return out
}

/** How well a text suits a column of that meaning; positive = it looks right. */
function fit(role: ColumnRole | null, text: string): number {
  if (text === '') return 0
  const like = (yes: boolean, gain: number, loss: number): number => (yes ? gain : -loss)
  switch (role) {
    case 'rowNo':
      return like(/^\d{1,5}$/.test(text), 3, 6)
    case 'platform':
      return like(platformOnly.test(text), 4, 2)
    case 'verdict':
      return like(/合格|优秀|良好|达标|不达标/.test(text), 4, 3)
    case 'veto':
      return like(/^(?:是|否|√|×|-|\/|无)$/.test(text), 4, 3)
    case 'unit':
    case 'supervisor':
    case 'regionOrUnit':
      return like(unitLike.test(text), 2, 0.5)
    case 'region':
      return like(/(?:市|县|区|州|旗|省|盟|本级|镇|乡|街道)$/.test(text) && text.length <= 10, 2, 2)
    case 'problem':
      return like(/未|不|无|错|存在|缺|超|空白|失效|广告|滞后|打不开|少于/.test(text), 3, 2)
    case 'docNumber':
      return like(/\[?\d{4}\]?\d+号$/.test(text), 4, 2)
    case 'lastUpdate':
    case 'due':
      return like(/\d+[月\-./]\d+/.test(text), 3, 2)
    case 'points':
    case 'figure':
      return like(/^[\d.%-]+$/.test(text), 2, 2)
    case 'account':
      return unitLike.test(text) || platformOnly.test(text) ? 0 : 0.5
    case 'site':
    case 'column':
    case 'docTitle':
    case 'group':
    case 'note':
    case null:
      return 0
  }
}
