// An answer that is a file and not JSON: a class of its own, so that nothing has to be guessed from fields.

export class Binary {
  constructor(
    readonly file: { bytes: Buffer; contentType: string; fileName: string },
    /** 206 with its `content-range` for a part of a file (wecom.md §2.8). */
    readonly status = 200,
    readonly headers: Record<string, string> = {},
  ) {}
}
