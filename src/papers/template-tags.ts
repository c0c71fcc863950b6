// The placeholders of a template held against the fields of its paper. The templating library is asked what it found, so
// that what is checked is what will be filled; its own faults (a bracket that does not close) are told in Chinese.
import type { DXT } from 'docxtemplater'
import { type Refusal, refused } from '../base/result.js'
import type { Fields } from '../domain/paper.js'

/** One placeholder; sections hold others. */
export interface Tag {
  name: string
  kind: 'value' | 'section' | 'raw'
  inside: Tag[]
}

/** Collects what the library parsed out of each part of a template (text, header, footer). */
export class TagList implements DXT.Module {
  readonly name = 'tag-list'
  private readonly parts = new Map<string, readonly DXT.Part[]>()
  private path = '';
  // The library's modules are open records.
  [other: string]: unknown

  set(options: { inspect?: { filePath?: string; postparsed?: DXT.Part[] } }): void {
    this.path = options.inspect?.filePath ?? this.path
    if (options.inspect?.postparsed !== undefined) this.parts.set(this.path, options.inspect.postparsed)
  }

  /** The placeholders of these parts, in order. */
  tagsIn(paths: readonly string[]): Tag[] {
    return paths.flatMap((path) => (this.parts.get(path) ?? []).flatMap(tagOf))
  }
}

function tagOf(part: DXT.Part): Tag[] {
  if (part.type !== 'placeholder') return []
  const kind = part.module === 'loop' ? 'section' : part.module === 'rawxml' ? 'raw' : 'value'
  return [{ name: part.value.trim(), kind, inside: (part.subparsed ?? []).flatMap(tagOf) }]
}

/** The first placeholder the paper does not know, or null. Inside rows the fields around them are known too. */
export function unknownTag(tags: readonly Tag[], fields: Fields, around: readonly Fields[] = []): Refusal | null {
  for (const tag of tags) {
    if (tag.kind === 'raw') return refused('template-tag', `模板里的“{@${tag.name}}”不能使用,请写成“{${tag.name}}”。`)
    const known = [fields, ...around].map((one) => fieldOf(one, tag.name)).find((one) => one !== null)
    if (known === undefined)
      return refused('template-tag', `模板里的“{${tag.name}}”不是这种文书可用的内容,请核对或删除。`)
    const isRows = typeof known !== 'string'
    if (isRows && tag.kind === 'value')
      return refused('template-tag', `模板里的“{${tag.name}}”是多行内容,请写成“{#${tag.name}}…{/${tag.name}}”。`)
    const inside = isRows
      ? unknownTag(tag.inside, known.rows, [fields, ...around])
      : unknownTag(tag.inside, fields, around)
    if (inside !== null) return inside
  }
  return null
}

/** The field a placeholder stands for; null if there is none. */
function fieldOf(fields: Fields, tag: string): Fields[string] | null {
  return Object.values(fields).find((field) => (typeof field === 'string' ? field : field.tag) === tag) ?? null
}

const faults: Record<string, (tag: string) => string> = {
  unopened_tag: (tag) => `“${tag}”前面缺少“{”`,
  unclosed_tag: (tag) => `“{${tag}”后面缺少“}”`,
  duplicate_open_tag: (tag) => `“${tag}”的“{”写了两次`,
  duplicate_close_tag: (tag) => `“${tag}”的“}”写了两次`,
  unopened_loop: (tag) => `“{/${tag}}”前面没有“{#${tag}}”`,
  unclosed_loop: (tag) => `“{#${tag}}”后面没有“{/${tag}}”`,
  unbalanced_loop_tags: (tag) => `“{#${tag}}”和“{/${tag}}”不在同一处,应在同一行或同一段落级别`,
  closing_tag_does_not_match_opening_tag: (tag) => `“{#${tag}}”与后面的结束标记不一致`,
}

/** What the library found wrong with a template, in one sentence. Anything else is a fault of ours and is thrown on. */
export function badTemplate(error: unknown): Refusal {
  const properties = propertiesOf(error)
  if (properties === null) throw error
  const [first] = Array.isArray(properties.errors) ? properties.errors.map(propertiesOf) : [properties]
  const named = first?.xtag ?? first?.openingtag
  const tag = typeof named === 'string' ? named.replace(/^[#/^]/, '') : ''
  const say = typeof first?.id === 'string' ? faults[first.id] : undefined
  return refused('template-tag', `模板写法有误:${say === undefined ? `占位符“${tag}”无法识别` : say(tag)}。`)
}

function propertiesOf(error: unknown): Record<string, unknown> | null {
  if (typeof error !== 'object' || error === null) return null
  const properties: unknown = Reflect.get(error, 'properties')
  return typeof properties === 'object' && properties !== null ? (properties as Record<string, unknown>) : null
}
