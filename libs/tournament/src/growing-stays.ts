/** The stays of niches on texts, which grow as generations close; where a tournament goes on they are read again. */
import { environmentWith } from '#environment';
import { byNames, type Stay, type StayedGeneration } from '#metrics';
import type { TournamentConfig } from './config';
import type { EnvironmentState, TournamentEnvironment } from './environments';
import type { Tournament } from './records';
import type { Run } from './run';

type Ports = Pick<Run, 'environmentState' | 'metrics'>;

/** What is known of niches in a generation. */
type Known = Readonly<Record<string, StayedGeneration & { readonly corpus: string }>>;

/** Generations that are read at once. */
const AT_ONCE = 20;

/** Nothing is read before a text can have changed. A fork begins with the generation that it was forked from. */
export function growingStays({ config, forkOf }: Pick<Tournament, 'config' | 'forkOf'>, ports: Ports): Run['stays'] {
  const known: Known[] = [];
  const first = forkOf?.generation ?? 0;
  /** One after another: several ask at once. */
  let reading = Promise.resolve();
  const readUntil = async (generation: number): Promise<void> => {
    while (first + known.length < generation) {
      const [from, count] = [first + known.length, Math.min(AT_ONCE, generation - first - known.length)];
      known.push(...(await Promise.all(Array.from({ length: count }, (_, at) => read(config, ports, from + at)))));
    }
  };
  return async (generation, environment) => {
    const state = (await ports.environmentState(generation))!;
    const changes = [
      ...config.environment,
      ...state.interventions,
      ...(forkOf ? (await ports.environmentState(first))!.settings : []),
    ];
    if (!changes.some(({ set }) => set === 'corpus')) return {};
    reading = reading.then(() => readUntil(generation));
    await reading;
    const stays = config.niches.map(
      ({ name }) => [name, staysIn(known.slice(0, generation - first), name, environment)] as const,
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
