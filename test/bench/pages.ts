// How much script each page takes before its first screen stands, compressed as it is served.
import { firstLoad } from '../console/first-load.js'
import type { Figure } from './numbers.js'

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

export function measurePages(): Figure[] {
  const [desk, phone] = [firstLoad('desk'), firstLoad('phone')]
  return [
    { what: 'console, with 今日', measured: kilobytes(desk), goal: '< 350 kB', met: desk < 350_000 },
    { what: 'contact page, with its list', measured: kilobytes(phone), goal: '< 80 kB', met: phone < 80_000 },
  ]
}
