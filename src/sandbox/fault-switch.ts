// Switching faults: most are values that the rules read, three are acts (tokens die, the listener closes or opens).
import type { Faults } from './faults.js'
import type { Listener } from './listener.js'
import type { World } from './world.js'

export class FaultSwitch {
  constructor(
    private readonly world: World,
    private readonly api: Listener,
  ) {}

  /** Applies the patch and resolves with all faults as they then stand. */
  async set(patch: Partial<Faults>): Promise<Faults> {
    const { world } = this
    const before = world.faults
    world.faults = { ...before, ...structuredClone(patch) }
    const reset = world.faults.secretReset && !before.secretReset
    if (reset || world.faults.tokenRevoked) world.tokens.revokeAll()
    world.faults.tokenRevoked = false
    if (world.faults.down === 'closed') await this.api.close()
    else await this.api.open()
    return structuredClone(world.faults)
  }
}
