/** What a tournament whose environment changed leaves behind passes the check that an import makes. */
import type { LineageEvent } from '#contracts';
import { type Change, DIAL_NAMES } from '#environment';
import { checkKept } from './check-kept';
import type { TournamentConfig } from './config';
import { type Intervened, liveInterventions } from './intervention-store.port';
import type { KeptTournament } from './kept-tournament.port';
import type { TestScore } from './records';
import { ARENA } from './testing/arena';
import { fakeHandlers } from './testing/handlers';
import { REGULATION } from './testing/regulation';
import { BREEDING, inProcess, world } from './testing/world';

type Value = number | string | string[];

const steps = (set: Change['set'], value: Value, place: object = {}): Change => {
  return { set, ...place, course: 'steps', points: [{ at: 2, value }] };
};

/** A change of every dial, but for the capacity, which people change. */
const CHANGES: readonly Change[] = [
  steps('budget', 0.5),
  steps('corpus', 'sotu-new', { niche: 'moby' }),
  steps('families', ['gru', 'lstm'], { niche: 'moby' }),
  steps('growth', 0.5),
  steps('maximumParameters', 500_000, { niche: 'moby' }),
  steps('migration', 0.5),
  steps('direction', 0.5),
  steps('mutation', 0.9),
  steps('predation', 0.5),
  steps('preference', 0.9, { niche: 'moby' }),
  steps('taste', 9, { niche: 'moby', taste: 'critic' }),
];

const CONFIG: Partial<TournamentConfig> = {
  corpora: [{ name: 'sotu-new', sha256: 'c'.repeat(64) }],
  environment: CHANGES,
  breeding: {
    ...BREEDING,
    shaping: { scheme: 'predators-of-families', strength: 1 },
    replacement: { scheme: 'wright-fisher' },
    migration: { scheme: 'ring', rate: 0.1 },
  },
  fitness: { kind: 'weighted', ratingWeight: 0.5 },
  arena: ARENA,
};

/** Of a tournament of which nobody of sotu is viable, and in which someone intervenes. */
async function kept(config = CONFIG): Promise<KeptTournament & { readonly log: readonly LineageEvent[] }> {
  const logged: Intervened[] = [];
  const { store, run, events } = await world({
    config,
    interventions: liveInterventions({ logged: async () => logged }),
  });
  const tests: TestScore[] = [];
  const commit = store.commit.bind(store);
  store.commit = async (id, token, change) => {
    tests.push(...(change.tested ?? []));
    const told = await commit(id, token, change);
    if (change.generation?.generation !== 0) return told;
    const intervened = { set: 'capacity', deme: 'moby', value: 4 } as const;
    logged.push(intervened);
    return [...told, { ...told[0], type: 'environment.intervened', data: intervened }];
  };
  const tournament = await run(inProcess(fakeHandlers({ stillborn: [6, 7, 8, 9, 10] })));
  expect(tournament).toMatchObject({ status: 'finished', reason: null });
  return {
    tournament,
    log: events,
    async generation(generation) {
      return {
        born: await store.born('spec', generation),
        lives: await store.lives('spec', generation),
        summary: (await store.generations('spec'))[generation],
        schemeState: await store.schemeState('spec', generation),
        environment: await store.environment('spec', generation),
        speciation: {
          founded: (await store.species('spec')).filter((each) => each.generation === generation),
          members: await store.members('spec', generation),
        },
        arenas: await store.arenas('spec', generation),
        ...(await store.judged('spec', generation)),
        metrics: await store.metrics('spec', generation),
        compute: await store.compute('spec', generation),
      };
    },
    tested: async () => tests,
    votes: async function* () {},
    events: async function* () {
      yield* events;
    },
  };
}

it('is passed with changes of every dial, a deme that died out and an intervention', async () => {
  const whole = await kept();
  const changed = whole.log.flatMap(({ type, data }) => (type === 'environment.changed' ? [data.set] : []));
  expect([...new Set(changed)].sort()).toEqual([...DIAL_NAMES].sort());
  const types = new Set(whole.log.map(({ type }) => type));
  for (const type of ['deme.extinct', 'deme.resettled', 'environment.intervened'] as const)
    expect(types).toContain(type);
  await expect(checkKept(whole)).resolves.toBeUndefined();
});

it.each(['environment.changed', 'deme.extinct', 'deme.resettled', 'environment.intervened'] as const)(
  'is not passed without %s',
  async (missing) => {
    const whole = await kept();
    const events = async function* () {
      yield* whole.log.filter(({ type }) => type !== missing);
    };
    await expect(checkKept({ ...whole, events })).rejects.toThrow(
      missing === 'environment.intervened' ? 'by the log' : missing,
    );
  },
);

it('refuses regulatory genes of a parent who is none', async () => {
  const whole = await kept({ regulation: REGULATION });
  await expect(checkKept(whole)).resolves.toBeUndefined();
  const generation: typeof whole.generation = async (at) => {
    const own = await whole.generation(at);
    const given = { fromSecondary: ['m0'] };
    return { ...own, born: own.born.map((one) => ({ ...one, regulation: { ...one.regulation!, ...given } })) };
  };
  await expect(checkKept({ ...whole, generation })).rejects.toThrow(
    'individual spec-0-0 regulation fromSecondary is ["m0"]; must be left out: it has no two parents',
  );
});

it('breeds raters whose tastes evolve again, and refuses others', async () => {
  const coevolution = { survivors: 3, contestants: 2, crossoverRate: 0.5, mutationRate: 0.5, mutationScale: 0.5 };
  const whole = await kept({ ...CONFIG, environment: [], arena: { ...CONFIG.arena!, coevolution } });
  await expect(checkKept(whole)).resolves.toBeUndefined();
  for (const forged of [0, 2]) {
    const generation: typeof whole.generation = async (at) => {
      const own = await whole.generation(at);
      const state = structuredClone(own.schemeState) as { raters: { genes: number[] }[] };
      if (at === forged) state.raters[4].genes[5] = 0.125;
      return { ...own, schemeState: state };
    };
    const refused = `scheme_state ${forged} state.raters.4.genes.5 is 0.125; must be `;
    await expect(checkKept({ ...whole, generation })).rejects.toThrow(refused);
  }
});

describe('where species are told by predictions, which no row has', () => {
  const species = { scheme: 'predictions', symbols: 64, threshold: 1, adjustment: 0, target: 0, interspeciesRate: 0, sharing: 0 } as const; // prettier-ignore

  /** With another species for one of those who lived through generation 2, who was not alone in its own, in the rows and in the log. */
  const keptWith = async (other?: number): Promise<KeptTournament> => {
    const whole = await kept({ ...CONFIG, breeding: { ...CONFIG.breeding!, species } });
    if (other === undefined) return whole;
    const { speciation } = await whole.generation(2);
    const { individual } = speciation.members.findLast(
      (one) => speciation.members.filter((each) => each.species === one.species).length > 1,
    )!;
    const members = speciation.members.map((one) => (one.individual === individual ? { ...one, species: other } : one));
    return {
      ...whole,
      async generation(generation) {
        const own = await whole.generation(generation);
        return generation === 2 ? { ...own, speciation: { ...speciation, members } } : own;
      },
      events: async function* () {
        for (const event of whole.log) {
          const isForged = event.type === 'species.assigned' && event.data.generation === 2;
          if (!isForged) yield event;
          else {
            const assigned = event.data.members.map((one) =>
              one.id === individual ? { ...one, species: other } : one,
            );
            yield { ...event, data: { ...event.data, members: assigned } };
          }
        }
      },
    };
  };

  it('passes with the species that are kept', async () => {
    await expect(checkKept(await keptWith())).resolves.toBeUndefined();
  });

  it.each([
    ['is none', 1e9],
    ['was never founded', 77],
  ])('refuses a species that %s', async (_, number) => {
    await expect(checkKept(await keptWith(number))).rejects.toThrow(/membership of generation 2 \d+.species/);
  });
});
