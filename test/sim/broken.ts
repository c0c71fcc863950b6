// A promise that was broken, in words; ends the life of a seed at the first of its kind.
export class Broken extends Error {}
