import { countOf, addBirth, createLineage, createTournamentState, applyEvent, NONE } from '#projection';
import { seededRandom, syntheticLog } from '../../../../test/support/synthetic-log';
import { blend, paintLineage, paintValues, pixelOf } from './colouring';

const state = createTournamentState();
for (const event of syntheticLog({ generations: 4, births: 10, niches: ['prose'] }, seededRandom(9)))
  applyEvent(state, event);
const { lineage } = state;
const levels = { 'WB-0': 0, 'WB-1': 0, 'WB-3': 0, 'WB-4': 0, 'WB-5': 0 };
/** On test WB-2 is elsewhere, which does not matter: bits are of validation. */
const onValidation = (bits: number) => ({ ...levels, 'WB-2': 9, validation: { ...levels, 'WB-2': bits } });
const BASELINES = { prose: onValidation(2), verse: onValidation(1) };
const INKS = {
  families: lineage.families.map(() => '#112233'),
  niches: ['#445566'],
  demes: ['#778899', '#aabbcc'],
  species: ['#111111', '#222222'],
  unknown: '#999999',
  scale: ['#000000', '#ffffff'],
};

/** Ticks have a minus, not a hyphen. */
const numberOf = ({ text }: { text: string }): number => Number(text.replace('−', '-'));

it('paints by name', () => {
  const { palette, index, ticks } = paintLineage(lineage, BASELINES, 'niche', INKS);
  expect(ticks).toBeNull();
  expect([...index].every((index) => palette[index] === '#445566')).toBe(true);
});

it('paints fewer bits as better, and what is not known apart', () => {
  const { palette, index, ticks } = paintLineage(lineage, BASELINES, 'bits', INKS);
  expect(ticks!.length).toBeGreaterThan(2);
  for (const [a, b] of ticks!.slice(1).map((tick, before) => [ticks![before], tick])) {
    expect(Math.sign(a.at - b.at)).toBe(Math.sign(numberOf(b) - numberOf(a)));
  }
  const rows = Array.from({ length: countOf(lineage) }, (_, row) => row).sort(
    (a, b) => lineage.bits.values[a] - lineage.bits.values[b],
  );
  expect(palette[index[rows[0]]]).toBe('#ffffff');
  expect(palette[index[rows.at(-1)!]]).toBe('#000000');
  const ratings = paintLineage(lineage, BASELINES, 'rating', INKS);
  expect(ratings.palette[ratings.index[0]]).toBe('#999999');
  expect(ratings.ticks).toBeNull();
});

it('paints demes, and what is no better or worse on a scale', () => {
  const demes = paintLineage(lineage, BASELINES, 'deme', INKS);
  expect([...demes.index].slice(0, 2).map((index) => demes.palette[index])).toEqual(INKS.demes);
  const sizes = paintLineage(lineage, BASELINES, 'parameters', INKS);
  const largest = lineage.parameters.values.indexOf(Math.max(...lineage.parameters.values));
  expect(sizes.palette[sizes.index[largest]]).toBe('#ffffff');
  expect([...sizes.index]).not.toContain(sizes.palette.length - 1);
});

it('paints species by number, alike where the colours are used up, and those of none apart', () => {
  lineage.species.values.set([0, 1, 2, NONE]);
  const { palette, index } = paintLineage(lineage, BASELINES, 'species', INKS);
  expect([...index].slice(0, 4).map((at) => palette[at])).toEqual(['#111111', '#222222', '#111111', '#999999']);
});

it('paints individuals of two niches alike that are as far from WB-2 of their own', () => {
  const two = createLineage();
  for (const [slot, niche] of ['prose', 'verse', 'prose'].entries()) {
    const birth = {
      id: `t-0-${slot}`,
      generation: 0,
      slot,
      niche,
      deme: niche,
      family: 'gru',
      parameters: 1,
      parents: [],
    };
    addBirth(two, birth, slot + 1);
    two.evaluatedSeq.values[slot] = 9;
  }
  two.bits.values.set([1.5, 0.5, 3]);
  const { index } = paintLineage(two, BASELINES, 'bits', INKS);
  expect(index[0]).toBe(index[1]);
  expect(index[2]).toBeLessThan(index[0]);
  const onTest = { prose: { ...levels, 'WB-2': 2 }, verse: { ...levels, 'WB-2': 1 } };
  const unknown = paintLineage(two, onTest, 'bits', INKS);
  expect([...unknown.index].map((index) => unknown.palette[index])).toEqual(Array(3).fill(INKS.unknown));
});

it('paints values by name, by step or along a scale, and tells what each colour is', () => {
  const names = paintValues(['adamw', null, 'sgd', 'adamw'], INKS);
  expect([...names.index]).toEqual([0, 2, 1, 0]);
  expect(names.palette.at(-1)).toBe(INKS.unknown);
  expect(names.keys).toEqual([
    { text: 'adamw', colour: '#111111' },
    { text: 'sgd', colour: '#222222' },
  ]);
  const steps = paintValues([64, 32, 128], INKS);
  expect(steps.keys.map(({ text }) => text)).toEqual(['32', '64', '128']);
  expect(steps.keys.map(({ colour }) => colour)).toEqual([1, 0, 2].map((row) => steps.palette[steps.index[row]]));
  const reals = paintValues([...Array.from({ length: 31 }, (_, power) => 10 ** (power / 10)), null], INKS);
  expect(reals.ticks).toContainEqual({ at: expect.closeTo(1 / 3) as number, text: '10' });
  expect([reals.index[0], reals.index[15], reals.index[30], reals.index[31]]).toEqual([0, 16, 31, 32]);
  expect(paintValues([null, null], INKS)).toEqual({
    palette: [INKS.unknown],
    index: new Uint8Array(2),
    ticks: null,
    keys: [],
  });
});

it('mixes colours and packs them into pixels', () => {
  expect(blend('#ffffff', '#000000', 0.5)).toBe('#808080');
  expect(pixelOf('#010203')).toBe(0xff030201);
});
