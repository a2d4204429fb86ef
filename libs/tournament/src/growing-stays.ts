/** The stays of niches on texts, which grow as generations close; where a tournament goes on they are read again. */
import { environmentWith } from '#environment';
import { byNames, type Stay, type StayedGeneration } from '#metrics';
import type { TournamentConfig } from './config';
import type { EnvironmentState, TournamentEnvironment } from './environments';
import type { Run } from './run';

type Ports = Pick<Run, 'environmentState' | 'metrics'>;

/** What is known of niches in a generation. */
type Known = Readonly<Record<string, StayedGeneration & { readonly corpus: string }>>;

/** Generations that are read at once. */
const AT_ONCE = 20;

/** Nothing is read before a text can have changed. */
export function growingStays(config: TournamentConfig, ports: Ports): Run['stays'] {
  const known: Known[] = [];
  return async (generation, environment) => {
    const state = (await ports.environmentState(generation))!;
    if (![...config.environment, ...state.interventions].some(({ set }) => set === 'corpus')) return {};
    while (known.length < generation) {
      const count = Math.min(AT_ONCE, generation - known.length);
      known.push(
        ...(await Promise.all(Array.from({ length: count }, (_, at) => read(config, ports, known.length + at)))),
      );
    }
    const stays = config.niches.map(
      ({ name }) => [name, staysIn(known.slice(0, generation), name, environment)] as const,
    );
    return Object.fromEntries(stays.filter(([, own]) => own.length > 1));
  };
}

async function read(config: TournamentConfig, ports: Ports, generation: number): Promise<Known> {
  const [state, values] = await Promise.all([ports.environmentState(generation), ports.metrics(generation)]);
  const { metrics } = byNames(values);
  const { niches } = environmentWith(config, (state as EnvironmentState).settings);
  return Object.fromEntries(
    niches.map(({ name, corpus }) => {
      const of = (metric: string, subject: string): number => metrics[metric]?.[subject] ?? NaN;
      const bits = of('meanBitsPerCharacter', name);
      const prequentialBits = of('prequentialBits', name);
      return [name, { corpus, bits, prequentialBits, flopsSoFar: of('computeFlopsSoFar', 'all') }];
    }),
  );
}

/** The last is the one that `environment` goes on with or begins. */
function staysIn(known: readonly Known[], niche: string, { niches }: TournamentEnvironment): readonly Stay[] {
  const stays: { corpus: string; generations: StayedGeneration[] }[] = [];
  const enter = (corpus: string) => {
    if (stays.at(-1)?.corpus !== corpus) stays.push({ corpus, generations: [] });
    return stays.at(-1)!.generations;
  };
  for (const {
    [niche]: { corpus, ...own },
  } of known)
    enter(corpus).push(own);
  enter(niches.find(({ name }) => name === niche)!.corpus);
  return stays;
}
