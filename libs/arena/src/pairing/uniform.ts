import { fromMatchings, type Pairing } from './pairing';

/** Every pair as likely as any other, by random matchings: within a round, loads differ by one at most if their number is even. */
export const uniform: Pairing = ({ nats }, count, prng) =>
  fromMatchings(count, () => {
    const order = prng.shuffle([...nats.keys()]);
    return Array.from({ length: Math.floor(order.length / 2) }, (_, k) => ({
      first: order[2 * k],
      second: order[2 * k + 1],
    }));
  });
