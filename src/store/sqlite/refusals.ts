// Why a database was not opened. Each is an Error of its own class whose message is one Chinese sentence for the person
// at the console: what is wrong, where, what to do. None repeats the address, which may carry a password.

/** Base of all: `openStore` failed for a reason a person can act on. */
export class StoreRefusal extends Error {
  constructor(message: string) {
    super(message)
    this.name = new.target.name
  }
}

/** The address names PostgreSQL, which this version does not speak yet. */
export class PostgresqlNotYet extends StoreRefusal {
  constructor() {
    super(
      '本版本暂不支持 PostgreSQL,以后的版本会提供;目前请把 DATABASE_URL 设为 file: 开头的地址,例如 file:./data/duban.db。',
    )
  }
}

/** The address is neither `file:` nor `postgresql:`, or names no file. */
export class UnknownAddress extends StoreRefusal {
  constructor() {
    super('DATABASE_URL 看不懂:应以 file: 开头并写明文件,例如 file:./data/duban.db。')
  }
}

/** The file cannot be opened, or is not a database. */
export class UnreadableDatabase extends StoreRefusal {
  constructor(path: string, reason: string) {
    super(`数据库文件 ${path} 打不开(${reason});请检查路径、权限,或换一个文件。`)
  }
}

/** Another program held the file's lock for longer than we wait. */
export class BusyDatabase extends StoreRefusal {
  constructor(path: string) {
    super(`数据库文件 ${path} 一直被另一个程序占用;请等它结束后再试。`)
  }
}

/** The file is a database of some other program. */
export class ForeignDatabase extends StoreRefusal {
  constructor() {
    super('这个数据库里已有别的程序建立的表,不是 duban 的数据库;请换一个文件名。')
  }
}

/** A migration that was applied before has another content now. */
export class EditedMigration extends StoreRefusal {
  constructor(migration: string) {
    super(`数据库迁移 ${migration} 的文件在应用之后被改动过,不敢继续;请恢复原来的程序文件后再启动。`)
  }
}

/** The database knows a migration that this program does not. */
export class NewerDatabase extends StoreRefusal {
  constructor(migration: string) {
    super(`这个数据库由更新版本的 duban 使用过(含本程序不认识的迁移 ${migration});请换用那个版本或更新的版本。`)
  }
}

/** A migration was begun and neither finished nor taken back. */
export class UnfinishedMigration extends StoreRefusal {
  constructor(migration: string) {
    super(`数据库迁移 ${migration} 上次没有做完;请先用备份恢复数据库,再启动。`)
  }
}

/** A migration could not be applied; the database is as it was before. */
export class FailedMigration extends StoreRefusal {
  constructor(migration: string, reason: string) {
    super(`数据库迁移 ${migration} 没有成功,数据库未作任何改动(${reason});请把这句话告诉开发者。`)
  }
}
