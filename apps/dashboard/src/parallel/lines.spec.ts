import type { IndividualView } from '#contracts';
import { frameOf, labelPosition, positionAt, rowNear, yOf } from './frame';
import { brushedRows, cellsOf, linesOf } from './lines';
import { measuresOf } from './measures';

const individual = (slot: number, bitsPerCharacter: number | null, genome: IndividualView['genome']) =>
  ({ id: `t-0-${slot}`, generation: 0, bitsPerCharacter, rating: null, genome }) as IndividualView;

const individuals = [
  individual(0, 2, { family: 'gru', width: 32 }),
  individual(1, 3, { family: 'lstm', width: 64 }),
  individual(2, null, { family: 'mlp', width: 128 }),
  individual(3, 5, { family: 'gru', width: 128 }),
];
const measures = measuresOf(individuals, () => 0);
const named = (...names: string[]) => names.map((name) => measures.find((each) => each.name === name)!);
const lines = linesOf(individuals, named('bits', 'rating', 'gene.family', 'gene.width'));

it('has an axis for each measure that somebody has', () => {
  expect(lines.axes.map(({ name }) => name)).toEqual(['bits', 'gene.family', 'gene.width']);
  expect([...lines.positions.slice(0, 3)]).toEqual([0, 0, 0]);
  expect(lines.positions[6]).toBeNaN();
});

it('brushes those who cross every brush, and not those without a value', () => {
  expect(brushedRows(lines, {})).toEqual([0, 1, 2, 3]);
  expect(brushedRows(lines, { bits: [2, 5] })).toEqual([0, 1, 3]);
  expect(brushedRows(lines, { bits: [2, 5], 'gene.family': ['gru', 'gru'] })).toEqual([0, 3]);
  expect(brushedRows(lines, { 'gene.family': ['gru', 'gru'], 'gene.width': [32, 64] })).toEqual([0]);
  expect(brushedRows(lines, { moon: [1, 2] })).toEqual([0, 1, 2, 3]);
});

it('tells what is plotted of the rows that are brushed', () => {
  expect(cellsOf(lines, [3])).toEqual({
    columns: ['individual', 'bits above WB-2 on validation', 'family', 'width'],
    rows: [['t-0-3', 5, 'gru', 128]],
  });
});

describe('a frame', () => {
  it('has the name of its last axis end at its edge', () => {
    const frame = frameOf(3, 600);
    expect([0, 1, 2].map((index) => labelPosition(frame, index).anchor)).toEqual(['middle', 'middle', 'end']);
    expect(frame.xs[2] + labelPosition(frame, 2).x).toBe(frame.width);
    expect(labelPosition(frameOf(1, 600), 0).anchor).toBe('middle');
  });

  const frame = frameOf(3, 700);

  it('turns positions into pixels and back, and has room for those without a value', () => {
    expect(positionAt(frame, yOf(frame, 0.25))).toBeCloseTo(0.25, 12);
    expect(yOf(frame, NaN)).toBeGreaterThan(yOf(frame, 0));
  });

  it('grows beyond its room where axes would stand too close', () => {
    expect(frameOf(3, 700).width).toBe(700);
    expect(frameOf(20, 700).width).toBeGreaterThan(1500);
  });

  it('finds the line under a point, of those that are shown', () => {
    const between = { x: (frame.xs[1] + frame.xs[2]) / 2, y: yOf(frame, 0.5) };
    expect(rowNear(lines, frame, [0, 1, 2], between)).toBe(1);
    expect(rowNear(lines, frame, [0, 2], between)).toBeUndefined();
    expect(rowNear(lines, frame, [1], { x: -50, y: between.y })).toBeUndefined();
  });
});
