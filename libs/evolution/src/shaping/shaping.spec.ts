/** What is made of scores, by points whose distances are known. */
import { type Json, prngOf, uniformityDeviate } from '#base';
import { SHAPINGS } from '.';
import type { Pool, Shaping } from '../operators';
import type { Population } from '../population';

const stream = (subject: number) => prngOf({ seed: 1, generation: 0, subject, purpose: 'shaping.spec' });

/** Members who stand at points of a line, with scores; `born` in generations. */
function line(points: readonly number[], scores: readonly number[], born = points.map(() => 0), nats = scores) {
  const members = Int32Array.from(points.keys());
  const columns = [Float64Array.from(scores)];
  const pool: Pool = { members, scores: { columns, uncertainty: null }, descriptors: [Float64Array.from(points)] };
  const population: Population = {
    size: points.length,
    genes: new Float64Array(0),
    deme: new Int32Array(points.length),
    born: Int32Array.from(born),
    slot: new Int32Array(points.length),
    measures: { validationNats: [Float64Array.from(nats)] },
  };
  return { pool, population };
}

function shaped(shaping: Shaping, { pool, population }: ReturnType<typeof line>, memory = shaping.initial, seed = 0) {
  const newest = Math.max(...population.born);
  const { scores, memory: next } = shaping.shape(pool, population, memory, stream(seed), newest);
  return { scores: scores.columns.map((column) => [...column]), memory: next };
}

describe('novelty', () => {
  const settings = { neighbours: 2, archive: 3, added: 1 };
  const novelty = SHAPINGS.novelty(settings);

  it('is the mean distance to the nearest, and the scores decide between equals', () => {
    const [distances, ...ties] = shaped(novelty, line([0, 0.25, 0.5, 1], [1, 2, 3, 4])).scores;
    expect(distances).toEqual([(0.25 + 0.5) / 2, 0.25, (0.25 + 0.5) / 2, (0.5 + 0.75) / 2]);
    expect(ties).toEqual([[1, 2, 3, 4]]);
  });

  it('counts those of the archive, and puts itself in once', () => {
    const [distances] = shaped(novelty, line([0.5], [1]), [[0.5], [0.75], [0]]).scores;
    expect(distances).toEqual([0.125]);
  });

  it('is 0 where nobody else was', () => {
    expect(shaped(novelty, line([0.5], [1])).scores[0]).toEqual([0]);
  });

  it('never favours one without a descriptor, nor remembers it', () => {
    const { scores, memory } = shaped(novelty, line([NaN, 0.5, 0.5], [9, 1, 1]));
    expect(scores[0]).toEqual([-Infinity, 0, 0]);
    expect(memory).toEqual([[0.5]]);
    expect(shaped(novelty, line([NaN, NaN], [1, 1]))).toMatchObject({
      scores: [
        [-Infinity, -Infinity],
        [1, 1],
      ],
      memory: [],
    });
  });

  it('remembers nobody again where no newborn has a descriptor', () => {
    expect(shaped(novelty, line([NaN, 0.5, 0.5], [9, 1, 1], [3, 2, 2])).memory).toEqual([]);
  });

  it('remembers newborns alone, any alike, and no more than the archive holds', () => {
    const counts = [0, 0, 0, 0];
    for (let seed = 0; seed < 4000; seed++) {
      const { memory } = shaped(novelty, line([0, 0.1, 0.2, 0.3, 0.9], [1, 1, 1, 1, 1], [2, 2, 2, 2, 1]), [], seed);
      counts[Math.round(10 * (memory as [[number]])[0][0])]++;
    }
    expect(uniformityDeviate(counts)).toBeLessThan(3.72); // errs once in 10,000
    const small = SHAPINGS.novelty({ neighbours: 2, archive: 1, added: 4 });
    const entered = [0, 0, 0, 0];
    for (let seed = 0; seed < 4000; seed++) {
      const { memory } = shaped(small, line([0, 0.1, 0.2, 0.3], [1, 1, 1, 1], [2, 2, 2, 2]), [], seed);
      entered[Math.round(10 * (memory as [[number]])[0][0])]++;
    }
    expect(uniformityDeviate(entered)).toBeLessThan(3.72);
    let memory: Json = novelty.initial;
    for (let generation = 0; generation < 9; generation++) {
      memory = shaped(novelty, line([generation / 10], [1], [generation]), memory).memory;
      expect((memory as Json[]).length).toBe(Math.min(3, generation + 1));
      expect(novelty.faultOf(memory, 1)).toBeNull();
    }
    expect(memory).toEqual([[0.6], [0.7], [0.8]]);
  });

  it.each<Json>([null, {}, [0.5], [['x']], [[2]], [[null]], [[0], [0], [0], [0]], [[0, 0]], [[]]])(
    'cannot have left %j',
    (memory) => {
      expect(novelty.faultOf(memory, 1)).toBe('a list of at most 3 points of 1 numbers from 0 to 1');
    },
  );
});

describe('sharing', () => {
  const sharing = SHAPINGS.sharing(0.5);

  it('divides fitness by the niche count, of which the score is the logarithm', () => {
    const scores = [2, 3, 5].map(Math.log);
    const [shared] = shaped(sharing, line([0, 0.25, 1], scores)).scores;
    expect(shared.map(Math.exp).map((fitness) => Number(fitness.toFixed(9)))).toEqual([
      Number((2 / 1.5).toFixed(9)),
      Number((3 / 1.5).toFixed(9)),
      5,
    ]);
  });

  it('makes niches share in proportion to their fitness: nobody gains by moving where 3 and 1 live on 3 and 1', () => {
    const fitness = [3, 3, 3, 1].map(Math.log);
    const [shared] = shaped(sharing, line([0, 0, 0, 1], fitness)).scores;
    for (const score of shared) expect(score).toBeCloseTo(0, 12);
  });

  it('puts one without a descriptor behind all, and leaves -Infinity there', () => {
    const [shared] = shaped(sharing, line([NaN, 0, 1], [9, 1, -Infinity])).scores;
    expect(shared).toEqual([-Infinity, 1, -Infinity]);
  });
});

describe('predation', () => {
  const kinds = (genes: readonly number[], species: readonly number[], family: readonly number[]) => {
    const { pool, population } = line([0, 0, 0, 0], [-1, -2, -3, -Infinity]);
    return {
      pool,
      population: {
        ...population,
        genes: Float64Array.from(genes),
        species: Int32Array.from(species),
        family: Int32Array.from(family),
      },
    };
  };
  const mixed = kinds([1, 2, 1, 2, 3, 2, 1, 2], [5, 6, 7, 7], [0, 0, 0, 1]);

  it('takes off the strength times the frequency of a kind, which is of genome, species or family', () => {
    expect(shaped(SHAPINGS.predation('genotype', 1), mixed).scores).toEqual([[-1.75, -2.75, -3.25, -Infinity]]);
    expect(shaped(SHAPINGS.predation('species', 1), mixed).scores).toEqual([[-1.25, -2.25, -3.5, -Infinity]]);
    expect(shaped(SHAPINGS.predation('family', 2), mixed).scores).toEqual([[-2.5, -3.5, -4.5, -Infinity]]);
  });

  it('counts those alone who can be selected, and leaves what decides between equals', () => {
    const { pool, population } = mixed;
    const members = Int32Array.of(0, 2);
    const columns = [Float64Array.of(-1, -1), Float64Array.of(4, 5)];
    const few = { pool: { ...pool, members, scores: { columns, uncertainty: null } }, population };
    expect(shaped(SHAPINGS.predation('family', 1), few).scores).toEqual([[-2, -2], [4, 5]]); // prettier-ignore
    expect(shaped(SHAPINGS.predation('species', 1), few).scores).toEqual([[-1.5, -1.5], [4, 5]]); // prettier-ignore
  });

  it('lets the rare of two kinds win in which alone it would lose, as far as the strength is above what it lacks', () => {
    const two = kinds([1, 1, 1, 2], [0, 0, 0, 0], [0, 0, 0, 0]);
    const { pool, population } = {
      ...two,
      pool: { ...two.pool, scores: line([0, 0, 0, 0], [0, 0, 0, -1]).pool.scores },
    };
    const [common, , , rare] = shaped(SHAPINGS.predation('genotype', 2.1), { pool, population }).scores[0];
    expect(rare).toBeGreaterThan(common);
    const [before, , , after] = shaped(SHAPINGS.predation('genotype', 1.9), { pool, population }).scores[0];
    expect(after).toBeLessThan(before);
  });
});

describe('minimal criterion', () => {
  const criterion = SHAPINGS.minimalCriterion(2);
  const of = (nats: readonly number[]) =>
    shaped(
      criterion,
      line(
        [0, 0, 0],
        nats.map((each) => -each),
        undefined,
        nats,
      ),
    ).scores[0];

  it('makes all who meet it alike, and the others never selected', () => {
    expect(of([2, 1, 2.1])).toEqual([0, 0, NaN]);
  });

  it('leaves the scores as they are where nobody meets it, so that a deme finds its way to it', () => {
    expect(of([3, 4, Infinity])).toEqual([-3, -4, -Infinity]);
  });
});

it('neutral: all are alike, whatever their scores', () => {
  expect(shaped(SHAPINGS.neutral(), line([0, 1, 0.5], [3, -Infinity, 9]))).toEqual({
    scores: [[0, 0, 0]],
    memory: null,
  });
});

describe('shuffled', () => {
  const { pool, population } = line([0, 0, 0], [1, 2, 3]);
  const ranked = {
    ...pool,
    scores: { columns: [...pool.scores.columns, Float64Array.of(10, 20, 30)], uncertainty: null },
  };
  const of = (seed: number) => shaped(SHAPINGS.shuffled(), { pool: ranked, population }, null, seed).scores;

  it('gives everyone the scores of one, every permutation alike', () => {
    const orders = ['1,2,3', '1,3,2', '2,1,3', '2,3,1', '3,1,2', '3,2,1'];
    const counts = orders.map(() => 0);
    for (let seed = 0; seed < 6000; seed++) {
      const [first, second] = of(seed);
      expect(second).toEqual(first.map((score) => 10 * score));
      counts[orders.indexOf(first.join())]++;
    }
    expect(uniformityDeviate(counts)).toBeLessThan(3.72); // errs once in 10,000
  });
});
