/** What ratings are fitted to: battles in the order in which they were fought, then votes. */
import type { Preference } from '#arena';
import type { Battle, Vote } from '../records';

/** Characters that a competitor wrote after a prompt of its generation. */
export type LengthOf = (competitor: string, prompt: number) => number | undefined;

export type CountedBattle = Pick<Battle, 'first' | 'second' | 'prompt' | 'rater' | 'outcome'>;

/** Competitors are numbered as in `names`. */
export function preferencesOfBattles(
  battles: readonly CountedBattle[],
  names: readonly string[],
  lengthOf: LengthOf,
): Preference[] {
  const numberOf = numbersOf(names);
  return battles.flatMap(({ first, second, prompt, rater, outcome }) =>
    outcome === 'void'
      ? []
      : [
          {
            first: numberOf(first),
            second: numberOf(second),
            outcome,
            rater,
            prompt: `${prompt}`,
            lengths: lengthsOf(first, second, prompt, lengthOf),
          },
        ],
  );
}

/** Lengths of texts of earlier generations are not known. Votes on others than those in `names` do not count. */
export function preferencesOfVotes(
  votes: readonly Vote[],
  names: readonly string[],
  { generation, weight, lengthOf }: { generation: number; weight: number; lengthOf: LengthOf },
): Preference[] {
  const numberOf = numbersOf(names);
  const known = votes.filter(({ first, second }) => numberOf(first) !== undefined && numberOf(second) !== undefined);
  return known.map(({ voter, generation: written, prompt, first, second, outcome }) => ({
    first: numberOf(first),
    second: numberOf(second),
    outcome,
    rater: voter,
    weight,
    prompt: `${written} ${prompt}`,
    lengths: written === generation ? lengthsOf(first, second, prompt, lengthOf) : undefined,
  }));
}

function numbersOf(names: readonly string[]): (name: string) => number {
  const numbers = new Map(names.map((name, number) => [name, number]));
  return (name) => numbers.get(name)!;
}

function lengthsOf(first: string, second: string, prompt: number, lengthOf: LengthOf): Preference['lengths'] {
  const [one, other] = [lengthOf(first, prompt), lengthOf(second, prompt)];
  return one === undefined || other === undefined ? undefined : [one, other];
}
