import type { IndividualsQuery, Page } from '#contracts';
import { BadCursorError, type Individual } from '#tournament';
import { arenaOf, lifeOf, LONG_BLOCKS, newbornOf, ratingOf, scoreOf } from '../records';
import type { ArchiveWorld } from './archive-world';

export function describeIndividuals(world: ArchiveWorld): void {
  describe('individuals', () => {
    const collect = async (
      id: string,
      query: IndividualsQuery,
      limit: number,
      between: () => Promise<void> = async () => undefined,
    ): Promise<string[]> => {
      const seen: string[] = [];
      let page: Page<{ id: string }> = { rows: [], next: null };
      do {
        page = await world.archive.individuals(id, { ...query, limit, cursor: page.next ?? undefined });
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        seen.push(...page.rows.map((row) => row.id));
        await between();
      } while (page.next !== null);
      return seen;
    };

    it('pages by birth, each once, while others are born', async () => {
      const id = world.nextId();
      const { token } = await world.begin(Array.from({ length: 7 }, (_, slot) => newbornOf(id, 1, slot)));
      let births = 0;
      const seen = await collect(id, {}, 3, async () => {
        if (births === 2) return;
        const born = [newbornOf(id, 0, births), newbornOf(id, 2, births)];
        births++;
        await world.store.commit(id, token, { born, events: [] });
      });
      const expected = [...Array.from({ length: 7 }, (_, slot) => `${id}-1-${slot}`), `${id}-2-0`, `${id}-2-1`];
      expect(seen).toEqual(expected);
    });

    it('sorts by validation cross-entropy, the lowest cross-entropy first, then birth, the unevaluated last', async () => {
      const id = world.nextId();
      const { token } = await world.begin(Array.from({ length: 8 }, (_, slot) => newbornOf(id, 0, slot)));
      const nats = [2.5, 10.5, 1.25, 2.5, 3 + 1e-15, 3];
      await world.train(id, token, Object.fromEntries(nats.map((score, slot) => [`${id}-0-${slot}`, score])));
      for (const limit of [1, 2, 3, 100]) {
        const slots = (await collect(id, { sort: 'validation' }, limit)).map((individual) =>
          Number(individual.split('-')[2]),
        );
        expect(slots).toEqual([2, 0, 3, 5, 4, 1, 6, 7]);
      }
    });

    it('sorts by any measure both ways, ties by birth in the same direction, those without it last', async () => {
      const id = world.nextId();
      const born = Array.from({ length: 6 }, (_, slot) => newbornOf(id, 0, slot));
      const { token } = await world.begin(born.map((one, slot) => ({ ...one, parameters: 1000 + (slot % 3) })));
      await world.train(id, token, { [born[1].id]: 2, [born[4].id]: 1, [born[5].id]: 2, [born[0].id]: Infinity });
      for (const [generation, nats] of [
        [0, [5, -1, 0]],
        [1, [-5, 0.25, 0]],
      ] as const) {
        const ratings = nats.map((each, slot) => ratingOf(born[slot].id, generation, each));
        await world.store.commit(id, token, { arenas: [arenaOf(generation)], ratings, events: [] });
      }
      const sorts: [IndividualsQuery, number[]][] = [
        [{ sort: 'validation' }, [4, 1, 5, 0, 2, 3]],
        [{ sort: 'validation', order: 'desc' }, [5, 1, 4, 0, 2, 3]],
        [{ sort: 'rating' }, [1, 2, 0, 3, 4, 5]],
        [{ sort: 'rating', order: 'asc' }, [0, 2, 1, 3, 4, 5]],
        [{ sort: 'parameters' }, [0, 3, 1, 4, 2, 5]],
        [{ sort: 'parameters', order: 'desc' }, [5, 2, 4, 1, 3, 0]],
        [{ sort: 'tokens' }, [0, 1, 4, 5, 2, 3]],
        [{ sort: 'birth', order: 'desc' }, [5, 4, 3, 2, 1, 0]],
      ];
      for (const [sort, expected] of sorts) {
        for (const limit of [1, 2, 100]) {
          const slots = (await collect(id, sort, limit)).map((individual) => Number(individual.split('-')[2]));
          expect([sort, slots]).toEqual([sort, expected]);
        }
      }
      const { rows } = await world.archive.individuals(id, { sort: 'birth', limit: 100 });
      expect(rows.map(({ rating }) => rating)).toEqual([-5, 0.25, 0, null, null, null]);
      expect(rows.map(({ genome }) => genome)).toEqual(born.map(({ genome }) => genome));
      expect((await world.archive.individual(born[1].id))!.rating).toBe(0.25);
      const { next: cursor } = await world.archive.individuals(id, { sort: 'validation', limit: 1 });
      const turned = world.archive.individuals(id, {
        sort: 'validation',
        order: 'desc',
        limit: 1,
        cursor: cursor as string,
      });
      await expect(turned).rejects.toThrow(BadCursorError);
    });

    it('filters by each field, and by several', async () => {
      const id = world.nextId();
      const born = Array.from({ length: 30 }, (_, index) => newbornOf(id, index % 3, index));
      const { token } = await world.begin(born);
      await world.train(id, token, { [born[0].id]: 2, [born[4].id]: 3 });
      await world.store.commit(id, token, { died: { ids: [born[4].id, born[5].id], generation: 2 }, events: [] });
      const dead = [born[4], born[5]];
      const filters: [IndividualsQuery, (individual: Individual) => boolean][] = [
        [{ niche: 'moby' }, ({ niche }) => niche === 'moby'],
        [{ niche: 'nowhere' }, () => false],
        [{ niche: 'moby\0' }, ({ niche }) => niche === 'moby'],
        [{ deme: 'south' }, ({ deme }) => deme === 'south'],
        [{ deme: 'south', niche: 'sotu' }, () => false],
        [{ deme: 'north\0', generation: 1 }, ({ deme, generation }) => deme === 'north' && generation === 1],
        [{ generation: 0 }, ({ generation }) => generation === 0],
        [{ generation: 2 ** 53 - 1 }, () => false],
        [{ minGeneration: 1 }, ({ generation }) => generation >= 1],
        [{ minGeneration: 1, maxGeneration: 1 }, ({ generation }) => generation === 1],
        [{ minGeneration: 1, maxGeneration: 2 }, ({ generation }) => generation >= 1],
        [{ minGeneration: 0, maxGeneration: 1, niche: 'moby' }, (one) => one.generation < 2 && one.niche === 'moby'],
        [{ minGeneration: 0, maxGeneration: 100 }, () => true],
        [{ minGeneration: 2, maxGeneration: 0 }, () => false],
        [{ maxGeneration: 2 ** 53 - 1 }, () => true],
        [{ minBitsPerCharacter: 4 }, (individual) => individual === born[4]],
        [{ maxBitsPerCharacter: 3 / Math.LN2 }, (individual) => [born[0], born[4]].includes(individual)],
        [{ family: 'gru' }, ({ phenotype }) => phenotype.architecture.family === 'gru'],
        [{ status: 'trained' }, (individual) => [born[0], born[4]].includes(individual)],
        [{ living: true }, (individual) => !dead.includes(individual)],
        [{ living: false }, (individual) => dead.includes(individual)],
        [
          { generation: 1, living: true, niche: 'sotu' },
          (one) => one.generation === 1 && !dead.includes(one) && one.niche === 'sotu',
        ],
      ];
      for (const [sort, order] of [
        ...(['birth', 'validation', 'parameters'] as const).flatMap((each) => [
          [each, 'asc'] as const,
          [each, 'desc'] as const,
        ]),
        ...([['rating', 'desc'], ['tokens', 'asc']] as const), // prettier-ignore
      ]) {
        const all = await collect(id, { sort, order }, 7);
        expect(new Set(all).size).toBe(born.length);
        for (const [filter, accepts] of filters) {
          const accepted = new Set(born.filter(accepts).map((individual) => individual.id));
          expect(await collect(id, { ...filter, sort, order }, 4)).toEqual(all.filter((each) => accepted.has(each)));
        }
      }
    });

    it('keeps to one tournament', async () => {
      const one = world.nextId();
      await world.begin([newbornOf(one, 0, 0)]);
      const other = world.nextId();
      await world.begin([newbornOf(other, 0, 0)]);
      expect(await collect(one, {}, 5)).toEqual([`${one}-0-0`]);
      expect(await collect('nowhere', {}, 5)).toEqual([]);
    });

    it('refuses a cursor that it did not give out', async () => {
      const id = world.nextId();
      await world.begin(Array.from({ length: 3 }, (_, slot) => newbornOf(id, 0, slot)));
      const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const ofBirths = (await world.archive.individuals(id, { limit: 1 })).next as string;
      const ofTournaments = (await world.archive.list({ limit: 1 })).next as string;
      const forged = [
        '',
        'x',
        '%',
        `${ofBirths}=`,
        ofTournaments,
        encode(null),
        encode([]),
        encode(['birth', 'asc', '', 0.5, 0]),
        encode(['birth', '', 0, 0]),
      ];
      for (const cursor of [...forged, encode(['birth', 'asc', '', '0', 0]), encode(['birth', 'asc', 'NaN', 0, 0])]) {
        await expect(world.archive.individuals(id, { limit: 1, cursor })).rejects.toThrow(BadCursorError);
      }
      for (const cursor of [
        ofBirths,
        ...[
          ['x', 0, 0],
          ['NaN', 0, 0],
          ['1', 0, 1e300],
        ].map((key) => encode(['validation', 'asc', ...key])),
      ]) {
        await expect(world.archive.individuals(id, { limit: 1, cursor, sort: 'validation' })).rejects.toThrow(
          BadCursorError,
        );
      }
      for (const cursor of [
        '',
        'x',
        ofBirths,
        encode([8.7e15, 'a']),
        encode([-8.64e15, 'a']),
        encode([0, '\0']),
        encode([0, 1]),
        encode({}),
      ]) {
        await expect(world.archive.list({ limit: 1, cursor })).rejects.toThrow(BadCursorError);
      }
    });

    it('shows an individual with what belongs to it', async () => {
      const id = world.nextId();
      const [mother, father] = [newbornOf(id, 0, 0), newbornOf(id, 0, 1)];
      const drawn = newbornOf(id, 1, 0, [mother, father]);
      const genome: Individual['genome'] = { ...drawn.genome, width: mother.genome.width };
      const child = { ...drawn, genome };
      const others = [
        newbornOf(id, 10, 0, [child]),
        newbornOf(id, 2, 1, [child, mother]),
        newbornOf(id, 2, 0, [child]),
      ];
      const { token } = await world.begin([mother, father, child, ...others]);
      await world.train(id, token, { [child.id]: 2.5 });
      const tested = { id: child.id, niche: 'moby', generation: 3, score: { ...scoreOf(2.75), blocks: LONG_BLOCKS } };
      await world.store.commit(id, token, { tested: [tested], events: [] });
      await world.archive.annotateIndividual(child.id, { name: 'Ishmael', notes: 'call me' });
      const { blocks: _v, ...validation } = scoreOf(2.5);
      const { blocks: _t, ...test } = scoreOf(2.75);
      const given = [['family', mother] as const, ['width', mother] as const, ['context', father] as const];
      const changed = given.flatMap(([locus, parent]) => {
        return parent.genome[locus] === genome[locus] ? [] : [[locus, parent.genome[locus]] as const];
      });
      expect(changed.length % 3).not.toBe(0); // some, not all
      const view = {
        id: child.id,
        tournamentId: id,
        generation: 1,
        slot: 0,
        niche: 'moby',
        deme: 'north',
        family: child.phenotype.architecture.family,
        parameters: 1000,
        status: 'trained',
        cause: null,
        parents: [
          { id: mother.id, share: 0.5, role: 'primary', weightShare: 0, genes: ['family', 'width'] },
          { id: father.id, share: 0.5, role: 'secondary', weightShare: 1, genes: ['context'] },
        ],
        diedGeneration: null,
        species: null,
        bitsPerCharacter: 2.5 / Math.LN2,
        nats: 2.5,
        tokensTrained: 123_456,
        name: 'Ishmael',
        notes: 'call me',
        genome: child.genome,
        rating: null,
      };
      expect((await world.archive.individuals(id, { generation: 1, limit: 5 })).rows).toEqual([view]);
      expect(await world.archive.individual(child.id)).toEqual({
        ...view,
        expressed: expect.arrayContaining(['family', 'width', 'learningRate']),
        architecture: child.phenotype.architecture,
        hyperparameters: child.phenotype.hyperparameters,
        inheritedFraction: 1 / 3,
        birthNats: 2.5 + 1 / 3,
        trainingFlops: 1.5e17,
        sparsity: 2 / 7,
        weights: 'c'.repeat(64),
        evaluations: [
          { part: 'validation', niche: 'moby', generation: 1, ...validation, newText: null },
          {
            part: 'test',
            niche: 'moby',
            generation: 3,
            ...test,
            newText: { standardErrorNats: expect.closeTo(1, 12), blocks: 8 },
          },
        ],
        lossCurve: lifeOf(2.5).lossCurve,
        prequential: { bitsPerCharacter: (2.5 + 1 / 7) / Math.LN2, bitsPerDoubling: -2 / 3 / Math.LN2 },
        learning: lifeOf(2.5).learning,
        probes: lifeOf(2.5).probes,
        children: [`${id}-2-0`, `${id}-2-1`, `${id}-10-0`],
        changedFrom: Object.fromEntries(changed),
        original: null,
      });
      expect(await world.archive.individual(mother.id)).toMatchObject({
        status: 'born',
        nats: null,
        tokensTrained: null,
        weights: null,
        evaluations: [],
        lossCurve: [],
        parents: [],
        children: [child.id, `${id}-2-1`],
      });
    });

    it('knows nothing of what is not there', async () => {
      for (const id of ['nowhere', '', '\0', 'a-0-0']) {
        expect(await world.archive.find(id)).toBeUndefined();
        expect(await world.archive.individual(id)).toBeUndefined();
        expect(await world.archive.ancestors(id, { depth: 3, limit: 10 })).toEqual([]);
        expect(await world.archive.descendants(id, { depth: 3, limit: 10 })).toEqual([]);
        expect(await world.archive.primaryLine(id, 3)).toEqual([]);
        expect(await world.archive.commonAncestors(id, id)).toEqual([]);
        expect(await world.archive.lineage(id, undefined, 10)).toEqual([]);
        expect(await world.archive.events(id, 0, 10)).toEqual([]);
        expect(await world.archive.leaderboard(id, 'test', 10)).toEqual([]);
        expect((await world.archive.individuals(id, { limit: 10 })).rows).toEqual([]);
      }
      await world.archive.annotateIndividual('nowhere', { name: 'nobody' });
    });
  });
}
