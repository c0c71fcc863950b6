// A userid that became another one (wecom.md §1.9, NewUserID): every row that names the person names them by it from now on,
// so that who prepared something stays who prepared it. What is history by its nature keeps the old word: the audit chain
// and the events of cases.
import { Prisma, type Tx } from './db.js'

/** Columns that hold a userid. */
export const useridColumns: readonly (readonly [table: string, column: string])[] = [
  ['Circular', 'importedBy'],
  ['Circular', 'confirmedBy'],
  ['Circular', 'secrecyCheckedBy'],
  ['Circular', 'submittedBy'],
  ['Circular', 'approvedBy'],
  ['CircularFile', 'keptBy'],
  ['DiscardedCircular', 'importedBy'],
  ['DiscardedCircular', 'discardedBy'],
  ['IndicatorPhrase', 'addedBy'],
  ['Case', 'acknowledgedBy'],
  ['Case', 'repliedBy'],
  ['Case', 'closedBy'],
  ['Report', 'recordedBy'],
  ['Freeze', 'by'],
  ['Freeze', 'liftedBy'],
  ['LookBack', 'drawnBy'],
  ['LookBackItem', 'by'],
  ['RepeatProposal', 'decidedBy'],
  ['Submission', 'by'],
  ['Submission', 'decidedBy'],
  ['Evidence', 'by'],
  ['Talk', 'proposedBy'],
  ['Talk', 'decidedBy'],
  ['Talk', 'scheduledBy'],
  ['Task', 'assignee'],
  ['Task', 'closedBy'],
  ['StandIn', 'userid'],
  ['StandIn', 'standIn'],
  ['StandIn', 'by'],
  ['LearnedName', 'by'],
  ['PolicyAct', 'by'],
  ['Message', 'to'],
  ['CardUpdate', 'to'],
  ['Session', 'userid'],
  ['SavedView', 'userid'],
]

/** Rows of the past: what they say was true when it was written. */
export const historicColumns: readonly (readonly [table: string, column: string])[] = [
  ['CaseEvent', 'by'],
  ['AuditEntry', 'actor'],
]

/** JSON that names people in values of its own. */
const jsonColumns: readonly (readonly [table: string, column: string])[] = [
  ['Circular', 'corrections'],
  ['Talk', 'schedule'],
  ['Talk', 'confirmation'],
  ['Talk', 'absences'],
  ['Talk', 'record'],
  ['Talk', 'commitments'],
  ['Talk', 'report'],
  ['Talk', 'verification'],
  ['TalkEntry', 'wanted'],
]

const identifier = (name: string): Prisma.Sql => Prisma.raw(`"${name}"`)

/** Renames a person of the registry. The new userid must be free. */
export async function renamePerson(tx: Tx, from: string, to: string): Promise<void> {
  const person = await tx.person.findUniqueOrThrow({ where: { userid: from } })
  await tx.person.create({ data: { ...person, userid: to } })
  // The id of a contact is made of its parts (registry import), and its history of standing there goes along.
  for (const one of await tx.contact.findMany({ where: { userid: from } })) {
    const id = `${one.unitId}/${to}/${one.role}`
    await tx.contact.create({ data: { ...one, id, userid: to } })
  }
  await tx.contact.deleteMany({ where: { userid: from } })
  for (const [table, column] of useridColumns)
    await tx.$executeRaw`UPDATE ${identifier(table)} SET ${identifier(column)} = ${to} WHERE ${identifier(column)} = ${from}`
  for (const [table, column] of jsonColumns)
    await tx.$executeRaw`UPDATE ${identifier(table)}
      SET ${identifier(column)} = replace(${identifier(column)}, ${JSON.stringify(from)}, ${JSON.stringify(to)})
      WHERE ${identifier(column)} LIKE ${`%${JSON.stringify(from)}%`}`
  // What was told them was told them: the key of an obligation ends in its userid (domain/plan, obligationKey).
  await tx.$executeRaw`UPDATE "Obligation"
    SET "key" = substr("key", 1, length("key") - ${from.length}) || ${to}, "userid" = ${to} WHERE "userid" = ${from}`
  // They may have written under the new userid before anybody said whose it is.
  if ((await tx.chat.count({ where: { userid: from } })) > 0) await tx.chat.deleteMany({ where: { userid: to } })
  await tx.chat.updateMany({ where: { userid: from }, data: { userid: to } })
  // Their return closes what was raised when they went (outbox/part-with), by its key.
  for (const how of ['left', 'unreachable'])
    await tx.$executeRaw`UPDATE "Task" SET "key" = ${`${how}/${to}/`} || substr("key", ${how.length + from.length + 3})
      WHERE substr("key", 1, ${how.length + from.length + 2}) = ${`${how}/${from}/`}`
  await tx.person.delete({ where: { userid: from } })
}
