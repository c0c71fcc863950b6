// Rings for a cycle: due work, messages, the outbox.
import { parentPort } from 'node:worker_threads'

parentPort?.postMessage('cycle')
