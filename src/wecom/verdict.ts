// The answer of calls that give nothing back but their success. `errcode` must be there: an empty answer of something in
// between would else pass for a success.
import { z } from 'zod'

export const verdict = z.object({ errcode: z.literal(0) })
