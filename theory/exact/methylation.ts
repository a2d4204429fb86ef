/**
 * Methylation of a promoter as a Markov chain. Sites are alike, so that a state is how many of them have 0, 1 and 2 methylated strands; a
 * division, and each meeting of two sites, has a matrix of transitions.
 */
import type { MethylationRates } from '#regulation';

/** Sites with one and with two methylated strands. */
export type State = readonly [half: number, full: number];

export function statesOf(sites: number): State[] {
  return Array.from({ length: sites + 1 }, (_, half) => half).flatMap((half) =>
    Array.from({ length: sites - half + 1 }, (_, full): State => [half, full]),
  );
}

/** Chances of 0 to all sites methylated on both strands after so many divisions, from none and from all, half of the time each. */
export function methylatedSitesAfter(divisions: number, sites: number, rates: MethylationRates): number[] {
  const states = statesOf(sites);
  let law = states.map(([half, full]) => Number(half === 0 && full % sites === 0) / 2);
  for (let division = 0; division < divisions; division++) law = divide(law, sites, rates);
  return Array.from({ length: sites + 1 }, (_, methylated) =>
    states.reduce((sum, [, full], at) => sum + (full === methylated ? law[at] : 0), 0),
  );
}

/** Chances of the states of so many sites, by those before a division. */
export function divide(law: readonly number[], sites: number, rates: MethylationRates): number[] {
  const states = statesOf(sites);
  let after = states.map(() => 0);
  law.forEach((chance, from) => {
    let partial = new Map<string, number>([['0,0', 1]]);
    const [half, full] = states[from];
    const kinds = [
      ...Array<number>(sites - half - full).fill(0),
      ...Array<number>(half).fill(1),
      ...Array<number>(full).fill(2),
    ];
    for (const kind of kinds) {
      const grown = new Map<string, number>();
      for (const [key, weight] of partial) {
        const [ones, twos] = key.split(',').map(Number);
        divided(kind, rates).forEach((each, strands) => {
          const place = `${ones + Number(strands === 1)},${twos + Number(strands === 2)}`;
          grown.set(place, (grown.get(place) ?? 0) + weight * each);
        });
      }
      partial = grown;
    }
    states.forEach((state, to) => (after[to] += chance * (partial.get(state.join(',')) ?? 0)));
  });
  const expected = rates.collaboration * sites;
  for (let meeting = 0; meeting < Math.floor(expected); meeting++) after = met(after, states, sites);
  const part = expected % 1;
  if (part > 0) {
    const once = met(after, states, sites);
    after = after.map((mass, at) => (1 - part) * mass + part * once[at]);
  }
  return after;
}

/** Chances of 0, 1 and 2 methylated strands after a division. */
function divided(kind: number, { maintenance, newOnParent: p, newOnDaughter: d }: MethylationRates): number[] {
  const kept = kind / 2; // that the old strand is a methylated one
  return [
    (1 - kept) * (1 - p) * (1 - d),
    kept * (1 - maintenance) + (1 - kept) * (p * (1 - d) + (1 - p) * d),
    kept * maintenance + (1 - kept) * p * d,
  ];
}

/** One site meets another. */
function met(law: readonly number[], states: readonly State[], sites: number): number[] {
  const after = states.map(() => 0);
  const place = new Map(states.map((state, at) => [state.join(','), at]));
  states.forEach(([half, full], from) => {
    const counts = [sites - half - full, half, full];
    [0, 1, 2].forEach((kind) =>
      [0, 1, 2].forEach((other) => {
        const chance = (counts[kind] / sites) * ((counts[other] - Number(kind === other)) / (sites - 1));
        if (chance <= 0) return;
        const to = [...counts];
        to[kind]--;
        to[Math.max(0, Math.min(2, kind + other - 1))]++;
        after[place.get(`${to[1]},${to[2]}`)!] += law[from] * chance;
      }),
    );
  });
  return after;
}
