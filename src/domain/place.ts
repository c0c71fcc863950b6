// Places in the names of offices and units: whose 市, 县 or 区 an institution is. Circulars print `市教育局` and mean the
// city of the office that issued them (domain.md §12); the words below are how Chinese names write places.

/** A name cut at its places: `宝鸡市陇县公安局` → chain 宝鸡市, 陇县; rest 公安局. */
export interface Placed {
  /** From the widest to the narrowest; empty where the name begins with none. */
  chain: string[]
  /** What is left: the institution; empty where the name is a place and nothing else. */
  rest: string
}

const place = /^(\p{Script=Han}{1,7}?)(省|自治区|自治州|自治县|自治旗|市|盟|县|区|旗)/u
/** Words that end like a place and are none. */
const notPlaces =
  /^(?:城市|都市|超市|县市|社区|小区|园区|景区|校区|辖区|地区|山区|库区|牧区|林区|灾区|特区|战区|各市|全市|本市|我市|各县|全县|本县|我县|各区|全区|本区|我区)$/
const institution = /[局委办厅院会站所队]|中心|公司|学校|政府|人民/
/** Districts whose name begins with the word for a level. */
const oddPlaces = /^(?:市中区|市南区|市北区)/
const generic = /^(自治区|省|市|县|区|州|旗)/

/** Cuts the leading places off a name. A level alone (`市教育局`) is no place: it says which level, not whose. */
export function placeIn(name: string): Placed {
  const chain: string[] = []
  let rest = name
  while (chain.length < 3) {
    const next = leadingPlace(rest)
    if (next === null) break
    chain.push(next)
    rest = rest.slice(next.length)
  }
  return { chain, rest }
}

function leadingPlace(text: string): string | null {
  const odd = oddPlaces.exec(text)
  if (odd !== null) return odd[0]
  if (generic.test(text)) return null
  const found = place.exec(text)
  const [whole = '', stem = ''] = found ?? []
  return found === null || notPlaces.test(whole) || institution.test(stem) ? null : whole
}

/** The level word a name begins with (`县` of 县教体局) and what follows; null if it begins with none. */
export function genericLevel(name: string): { level: string; rest: string } | null {
  if (oddPlaces.test(name)) return null
  const [, level] = generic.exec(name) ?? []
  return level === undefined || name.length === level.length ? null : { level, rest: name.slice(level.length) }
}

/** Whether a place is of that level: 宝鸡市 of 市, 陇县 and 浦北自治县 of 县. */
export const isOfLevel = (one: string, level: string): boolean => one.endsWith(level)

/** The places an office speaks from, widest first: `宝鸡市人民政府办公室` → 宝鸡市. */
export const placesOf = (office: string | null): string[] =>
  office === null ? [] : placeIn(office.normalize('NFKC')).chain

/** A place misread in one character, `金合区` for `金台区`; short names that differ in it (眉县, 陇县) are other places. */
export function isPlaceSlip(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3) return false
  return [...a].filter((character, index) => character !== b[index]).length === 1
}
