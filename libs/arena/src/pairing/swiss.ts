import { fromMatchings, meetings, type Pair, type Pairing } from './pairing';

/**
 * Swiss system: down the ranking, each meets the next of those whom it met least often. Those of equal ratings are ranked by
 * chance; of an odd number, one that played most in this round sits out.
 */
export const swiss: Pairing = ({ nats, played }, count, prng) => {
  const competitors = nats.length;
  const met = meetings(played, competitors);
  const load = new Int32Array(competitors);
  const ranking = prng.shuffle([...nats.keys()]).sort((a, b) => nats[b] - nats[a]);
  return fromMatchings(count, () => {
    let waiting = competitors % 2 ? without(ranking, mostLoaded(prng.shuffle(ranking), load)) : ranking;
    const matching: Pair[] = [];
    while (waiting.length > 0) {
      const [first, ...others] = waiting;
      const second = others.reduce((best, other) =>
        met[first * competitors + other] < met[first * competitors + best] ? other : best,
      );
      matching.push({ first, second });
      met[first * competitors + second]++;
      met[second * competitors + first]++;
      load[first]++;
      load[second]++;
      waiting = without(others, second);
    }
    return prng.shuffle(matching);
  });
};

const without = (list: readonly number[], item: number): number[] => list.filter((other) => other !== item);

const mostLoaded = (list: readonly number[], load: Int32Array): number =>
  list.reduce((most, one) => (load[one] > load[most] ? one : most));
