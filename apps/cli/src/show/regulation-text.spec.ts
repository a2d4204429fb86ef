import type { NormView, RegulationView } from '#contracts';
import { differenceText, normText, regulationText } from './regulation-text';
import type { Paint } from './paint';

const plain: Paint = (_, text) => text;
const rows = (text: string): string[][] => text.split('\n').map((line) => line.trim().split(/ {2,}/));

describe('the norm of reaction', () => {
  const normOf = (curves: Readonly<Record<string, readonly number[]>>): NormView => ({
    individual: 'k-1-2',
    texts: [
      { text: 'moby', signals: [], expression: { m0: 0.25 } },
      { text: 'sotu', signals: [], expression: { m0: 1 } },
    ],
    signals: Object.entries(curves).map(([signal, curve]) => {
      return { signal, values: [-1, 0, 1], expression: { m0: [...curve] } };
    }),
  });
  const movedBy = (curves: Parameters<typeof normOf>[0]): string => rows(normText(normOf(curves), plain))[1].at(-1)!;

  it('has a module a row, with its expression on each text', () => {
    const [head, row] = rows(normText(normOf({ stress: [0, 0, 0.5] }), plain));
    expect(head).toEqual(['module', 'moby', 'sotu', 'moved most by']);
    expect(row).toEqual(['m0', '0.250', '1.000', 'stress +0.50']);
  });

  it('names the signal that moves it most, by the largest less the smallest', () => {
    expect(movedBy({ stress: [0.2, 0.3, 0.4], plateau: [0.9, 0.5, 0.1] })).toBe('plateau -0.80');
    expect(movedBy({ stress: [0.2, 0.3, 0.4], 'cue-1': [0.1, 0.9, 0.1] })).toBe('cue-1 +0.80');
    expect(movedBy({ stress: [0.2, 0.2, 0.2] })).toBe('-');
  });
});

describe('an individual', () => {
  const view: RegulationView = {
    expressedBy: 'sensed',
    individual: 'k-1-2',
    tournamentId: 'k',
    signals: { 'cue-1': 0.5, stress: -0.25 },
    genes: ['m0', 'f0'],
    factors: [
      {
        id: 'f0',
        parentId: null,
        from: 'k-0-3',
        consensus: 'GATA',
        informationBits: 6,
        weights: [],
        effect: -1.5,
        threshold: 0,
        arming: { 'cue-1': 0.1, stress: -2, plateau: 1 },
        armed: 0.5,
        cooperativity: 1,
        isPioneer: true,
      },
    ],
    modules: [
      {
        id: '1-2-0',
        parentId: 'm0',
        from: 'k-0-4',
        weightsFrom: ['k-0-3', 'k-0-5'],
        target: null,
        promoter: 'ACGATATT',
        basal: 0,
        expression: 0.5,
        bound: { f0: 0.75 },
        sites: [
          { factor: 'f0', start: 2, end: 6, strand: 'forward', bits: 5, probability: 0.75 },
          { factor: 'f0', start: 4, end: 8, strand: 'reverse', bits: 1, probability: 0.1 },
        ],
        marks: { methylation: '0212', acetylation: 0.5, silence: 0 },
        marksLeft: { methylation: '0222', acetylation: 0.5, silence: 0.25 },
      },
    ],
    chromatin: null,
    lives: [],
  };

  it('has what is bound under the bases where it is bound, by strand, and marks a digit each', () => {
    const text = regulationText(view, plain);
    expect(text).toContain('k-1-2: not lived yet\n\ncue-1 +0.50  stress -0.25');
    expect(text).toMatch(/f0 +k-0-3 +GATA +6\.00 +-1\.50 +0\.500 +stress -2\.00, cue-1 \+0\.10 +1\.00 +yes/); // plateau is not sensed
    expect(text).toContain(
      [
        '  ACGATATT',
        '    >>>>    f0 0.75',
        '      <<<<  f0 0.10',
        '  methylation 0212 -> 0222  acetylation 0.50  silence 0.00 -> 0.25',
      ].join('\n'),
    );
    expect(text).toContain('1-2-0, copy of m0, from k-0-4, weights of k-0-3 and k-0-5  expression 0.500');
    const [founded] = view.modules.map((own) => ({ ...own, from: null, weightsFrom: [] }));
    expect(regulationText({ ...view, modules: [founded] }, plain)).toContain('1-2-0, copy of m0  expression');
  });

  it('says on what it was sensed last', () => {
    const lives = [{ generation: 3, cueOf: 'sotu', signals: {}, expression: {} }];
    expect(regulationText({ ...view, lives, factors: [] }, plain)).toContain(
      'k-1-2: sensed in generation 3, by a cue of sotu\n\ncue-1 +0.50  stress -0.25\n\nno factors',
    );
    const by = (expressedBy: RegulationView['expressedBy']) => regulationText({ ...view, lives, expressedBy }, plain);
    expect(by('blind')).toContain('k-1-2: expressed in generation 3, blind: it senses nothing\n');
    expect(by('told')).toContain('k-1-2: told in generation 3 that it lives on sotu\n');
  });

  it('says what its last appraisal came to, where there was one', () => {
    const life = { generation: 3, cueOf: 'sotu', signals: {}, expression: {} };
    const appraised = { changed: ['m1', 'f0'], gainNats: 0.00421, standardErrorNats: 0.001 };
    const [told, failed, off] = [{ ...life, appraised }, { ...life, appraised: null }, life].map((own) => regulationText({ ...view, lives: [own] }, plain)); // prettier-ignore
    expect(told).toContain('hands on by appraisal: m1, f0 otherwise');
    expect(failed).toContain('its appraisal came to nothing');
    expect(off).not.toContain('apprais');
  });

  it('has the rates of its marks where there are marks', () => {
    const chromatin = { maintenance: 0.95, collaboration: 1, deNovo: 0.1, reset: 0.2, acetylKept: 0.5, acetylPassed: 0.25 }; // prettier-ignore
    expect(regulationText({ ...view, chromatin }, plain)).toContain(
      'rates of marks: maintenance 0.95  collaboration 1  deNovo 0.1  reset 0.2  acetylKept 0.5  acetylPassed 0.25\n',
    );
    expect(regulationText(view, plain)).not.toContain('rates of marks');
  });
});

it('tells genes apart by where they are and what differs', () => {
  const both = { id: 'm0', kind: 'module', in: 'both', changed: [{ field: 'basal', one: 0, other: 1 }] } as const;
  const genes = [both, { id: 'f7', kind: 'factor', in: 'other', changed: [] }] as never;
  const text = differenceText({ genes, order: null, chromatin: [] }, plain);
  expect(rows(text).slice(1)).toEqual([
    ['m0', 'module', 'both', 'basal'],
    ['f7', 'factor', 'other alone'],
  ]);
  expect(differenceText({ genes: [], order: null, chromatin: [] }, plain)).toBe('the same regulatory genome');
  const moved = { one: ['m0', 'm1'], other: ['m1', 'm0'] };
  const reset = { field: 'reset', one: 0.1, other: 0.2 };
  const others = differenceText({ genes: [], order: moved, chromatin: [reset] }, plain);
  expect(others).toContain('order of one    m0 m1\norder of other  m1 m0');
  expect(rows(others).at(-1)).toEqual(['reset', '0.1', '0.2']);
});
