// The second half of wecom.md §6: how callbacks travel and what stands in them.
import { callbackSide } from './checklist.js'
import { showAll } from './showing.js'

showAll(callbackSide)
