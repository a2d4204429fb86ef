/** A cross-entropy as a fitness. A fitness is the better the higher it is, a cross-entropy the lower: its sign is turned here alone. */
export function fitnessOfLoss(nats: number): number {
  return -nats;
}
