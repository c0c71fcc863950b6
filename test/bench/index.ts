// `npm run bench`: the figures of design §10 beside their goals, as ratios taken in one run. Asserts nothing.
// --quick: 100,000 instead of 1,000,000 cases and shorter rounds. --only annex,callbacks,engine,ledger,pages,rehearsal,sending,start: these parts.
import { measureAnnex } from './annex.js'
import { measureCallbacks } from './callbacks.js'
import { measureEngine } from './engine.js'
import { measureLedger } from './ledger.js'
import { print } from './numbers.js'
import { measurePages } from './pages.js'
import { measureRehearsal } from './rehearsal.js'
import { measureSending } from './sending.js'
import { measureStart } from './starting.js'

const quick = process.argv.includes('--quick')
const only = process.argv[process.argv.indexOf('--only') + 1]?.split(',')
const wanted = (part: string): boolean => !process.argv.includes('--only') || only?.includes(part) === true

if (wanted('start')) print('Start and memory', await measureStart(quick ? 5 : 30))
if (wanted('callbacks'))
  print('Callbacks: 64 connections, medians of interleaved rounds', await measureCallbacks(3, quick ? 2 : 4))
if (wanted('annex')) print('Long annexes, each read first in a fresh process', await measureAnnex())
if (wanted('sending')) print('3,000 notices under the limits of WeCom', await measureSending())
if (wanted('pages')) print('Script of the pages before their first screen', measurePages())
if (wanted('rehearsal')) print('Rehearsal', await measureRehearsal())
if (wanted('engine')) print('Cycles of the engine', await measureEngine(10_000, quick ? 100_000 : 1_000_000))
if (wanted('ledger')) print('The ledger over HTTP, 200,000 cases', await measureLedger())
