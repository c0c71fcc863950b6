import { test } from 'vitest'
// x
import { mkdtemp } from 'node:fs/promises'
import { openSandboxOffice } from '../../src/sandbox-office.js'
import { keptLog } from '../harness/log.js'
import { openOffice } from '../harness.js'
test('t', async () => {
  for (let i=0;i<2;i++){
  let t=performance.now(); const lap=(n:string)=>{console.log(n, Math.round(performance.now()-t)); t=performance.now()}
  const folder=await mkdtemp('/tmp/zz-')
  const s=await openSandboxOffice({folder,port:0,emulatorPort:0,host:'127.0.0.1',logger:keptLog().logger}); lap('open')
  await s.stop(); lap('stop')
  const o=await openOffice(); lap('office')
  await o.publishes(); lap('publish')
  await o.clockTo('2024-08-21 09:20'); lap('clock')
  await o.water.liaison.clicks('签收'); lap('click')
  await o.water.liaison.clicks('签收'); lap('click')
  o.mindsNothingElse()
  }
})
