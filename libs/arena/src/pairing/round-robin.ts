import { sum } from '#base';
import { fromMatchings, meetings, type Pair, type Pairing } from './pairing';

/** Everyone against everyone: the matchings of the circle method (Kirkman 1850), those that met least first, else by chance. */
export const roundRobin: Pairing = ({ nats, played }, count, prng) => {
  const competitors = nats.length;
  const met = meetings(played, competitors);
  const before = (matching: readonly Pair[]): number =>
    sum(matching.map(({ first, second }) => met[first * competitors + second])) / matching.length;
  const order = prng
    .shuffle(circle(competitors))
    .map((matching) => ({ matching, before: before(matching) }))
    .sort((a, b) => a.before - b.before);
  let turn = 0;
  return fromMatchings(count, () => prng.shuffle(order[turn++ % order.length].matching));
};

/** Matchings in which each two meet once. With an odd number, each sits out once. */
function circle(competitors: number): Pair[][] {
  const seats = competitors + (competitors % 2);
  const turning = seats - 1;
  return Array.from({ length: turning }, (_, turn) => {
    const seat = (position: number): number => (position === turning ? turning : (position + turn) % turning);
    return Array.from({ length: seats / 2 }, (__, k) => ({
      first: seat(k === 0 ? turning : k),
      second: seat(k === 0 ? 0 : turning - k),
    })).filter(({ first, second }) => first < competitors && second < competitors);
  });
}
