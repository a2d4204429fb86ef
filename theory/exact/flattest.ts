/**
 * Two kinds of clones of which the one is fitter and the other is harmed by fewer of its mutations, in a population of constant size (Wright-Fisher). Who is harmed has no
 * children, and mutations are never put right. Exact, by the numbers of both.
 */

export interface Kind {
  readonly fitness: number;
  /** The chance that a child is unharmed. */
  readonly accuracy: number;
}

/** The expected share of the first among the unharmed after so many generations of `size`; they begin alike, half each and none harmed. */
export function shareOfFirst(size: number, first: Kind, second: Kind, generations: number): number {
  const states = statesOf(size);
  const logFactorial = [0];
  for (let n = 1; n <= size; n++) logFactorial.push(logFactorial[n - 1] + Math.log(n));
  let law = states.map(([one, other]) => Number(one === size / 2 && other === size / 2));
  for (let generation = 0; generation < generations; generation++) {
    const next = states.map(() => 0);
    law.forEach((chance, at) => {
      const [one, other] = states[at];
      if (chance < 1e-15 || one + other === 0) return;
      const mean = first.fitness * one + second.fitness * other;
      const ofFirst = (first.accuracy * first.fitness * one) / mean;
      const ofSecond = (second.accuracy * second.fitness * other) / mean;
      states.forEach(([a, b], to) => {
        const rest = size - a - b;
        const logWays = logFactorial[size] - logFactorial[a] - logFactorial[b] - logFactorial[rest];
        next[to] += chance * Math.exp(logWays) * ofFirst ** a * ofSecond ** b * (1 - ofFirst - ofSecond) ** rest;
      });
    });
    law = next;
  }
  const shares = states.map(([one, other]) => (one + other === 0 ? 0 : one / (one + other)));
  return law.reduce((sum, chance, at) => sum + chance * shares[at], 0);
}

function statesOf(size: number): (readonly [first: number, second: number])[] {
  return Array.from({ length: size + 1 }, (_, one) => one).flatMap((one) =>
    Array.from({ length: size - one + 1 }, (_, other) => [one, other] as const),
  );
}
