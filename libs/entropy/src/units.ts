/** Units of information: a nat is 1 / ln 2 bits. */

export function natsToBits(nats: number): number {
  return nats / Math.LN2;
}
