// A checkout works anywhere: nothing names the machine, the mirror or the folder it was written on, and nothing is secret.
import { isTidyItself, placeOf, type Rule } from './sources.js'

const absolutePath = /(?<![\w.~$*)}\]-])\/(?:home|root|Users|work|tmp|mnt|workspace)\/[\w.-]+|\b[A-Z]:\\\\?Users\b/g
/** Only names that end like a host's: `registry` alone is a word of the trade (staff, units, contacts). */
const registryHost =
  /\b(?:registry|npm|mirrors?|nexus|artifactory|verdaccio)\.(?:[\w-]+\.)*(?:com|org|net|cn|io|dev|local|internal)\b/gi

export const noMachineInIt: Rule = (file) => {
  if (isTidyItself(file.path)) return []
  const paths = [...file.text.matchAll(absolutePath)].map(
    (match) => `${placeOf(file, match.index)} ${match[0]}: find it from the project's root, or use os.tmpdir()`,
  )
  const hosts = [...file.text.matchAll(registryHost)].map(
    (match) => `${placeOf(file, match.index)} ${match[0]}: leave the registry to the npm settings of who installs`,
  )
  return [...paths, ...hosts]
}

export const lockFileNamesNoHost: Rule = (file) => {
  if (file.path !== 'package-lock.json') return []
  return [...file.text.matchAll(/"resolved":/g)].map(
    (match) =>
      `${placeOf(file, match.index)} resolved: install with this project's .npmrc, which leaves the address out`,
  )
}

const secret = /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:ghp|npm|sk)_[A-Za-z0-9]{30,}|\bAKIA[A-Z0-9]{16}\b/g

export const noSecretInIt: Rule = (file) => {
  if (isTidyItself(file.path)) return []
  const found = [...file.text.matchAll(secret)].map(
    (match) => `${placeOf(file, match.index)} holds what looks like a secret: take it out, and have it revoked`,
  )
  if (file.path !== '.env.example') return found
  const set = [...file.text.matchAll(/^#?\w*(?:SECRET|TOKEN|KEY)\w*=.+$/gm)]
  return [...found, ...set.map((match) => `${placeOf(file, match.index)} gives a value: an example holds no secret`)]
}
