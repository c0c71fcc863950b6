// The bells: name and rhythm, nothing else. What happens when one rings is the engine's business.

export interface Bell {
  name: string
  interval: string
  timezone: string
}

export const bells: Bell[] = [{ name: 'cycle', interval: '2s', timezone: 'Asia/Shanghai' }]
