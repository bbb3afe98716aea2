// Pseudo-random numbers (mulberry32): the same seed gives the same documents everywhere.

export class Dice {
  constructor(seed) {
    this.state = seed;
  }

  // A whole number from 0 to below `n`.
  roll(n) {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  }

  chance(percent) {
    return this.roll(100) < percent;
  }

  pick(items) {
    return items[this.roll(items.length)];
  }
}
