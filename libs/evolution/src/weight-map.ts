/**
 * Which of a donor's weights each of a child's is, so that a child whose architecture grew computes the same function at first (Chen et
 * al. 2016, "Net2Net"; Gesmundo and Maile 2023). The map follows from the axes of both layouts alone: a unit that is added either is not
 * read yet by what was there, or not written yet (`Space.starts`), and what is on its other side is fresh, so that no two are alike and
 * all learn. A child that is smaller keeps the units that matter most.
 */
import type { Axis, PlacedTensor, Space } from '#model';
import { unitImportance } from './unit-importance';
import { mostImportant, NEW, unitMap, unitsShared } from './unit-map';

/** Instead of an index of a donor's weight. */
export const FRESH = -1;
/** The weight is 0. */
export const CLOSED = -2;
/** The weight is the mean of the others in its row. */
export const AVERAGE = -3;
/** The weight lies a little below the least of the others. */
export const BELOW = -4;

export interface TensorMap {
  readonly tensor: PlacedTensor;
  /** For each weight of the child's tensor the index of the donor's in its buffer, or one of the above. */
  readonly source: Int32Array;
  /** By which the donor's are multiplied. Their gradients are those of the donor divided by it. */
  readonly factor: number;
}

/** Tensors that correspond to none are left out. `donorWeights` decide which units a smaller child keeps. */
export function weightMap(
  childLayout: readonly PlacedTensor[],
  donorLayout: readonly PlacedTensor[],
  donorWeights: Float32Array,
): readonly TensorMap[] {
  const importances = new Map<string, Float64Array>();
  const importanceOf = (space: Space): Float64Array => {
    const known = importances.get(space.name) ?? unitImportance(space, donorLayout, donorWeights);
    importances.set(space.name, known);
    return known;
  };
  return counterparts(childLayout, donorLayout).map((pair) => mapTensor(pair, importanceOf));
}

/** How many of the child's parameters would be its donor's. */
export function parametersShared(childLayout: readonly PlacedTensor[], donorLayout: readonly PlacedTensor[]): number {
  return counterparts(childLayout, donorLayout).reduce((total, { child, axes }) => {
    const shared = child.axes.map((axis, at) => axisShared(axis, axes[at].axis));
    return total + shared.reduce((product, count) => product * count, 1);
  }, 0);
}

/** A tensor of the child, and the axis of the donor's for each of its own. */
interface Counterpart {
  readonly child: PlacedTensor;
  readonly donor: PlacedTensor;
  readonly axes: readonly { readonly axis: Axis; readonly stride: number }[];
}

/** By name, or of the tensor that is as well what the child has apart, transposed. */
function counterparts(childLayout: readonly PlacedTensor[], donorLayout: readonly PlacedTensor[]): Counterpart[] {
  const byName = new Map(donorLayout.map((tensor) => [tensor.name, tensor]));
  const transposed = new Map(donorLayout.map((tensor) => [tensor.transposedAs, tensor]));
  return childLayout.flatMap((child) => {
    const same = byName.get(child.name);
    const donor = same ?? transposed.get(child.name);
    if (!donor) return [];
    const placed = donor.axes.map((axis, at) => ({
      axis,
      stride: at === 0 && donor.axes.length === 2 ? donor.shape[1] : 1,
    }));
    const axes = same ? placed : placed.reverse();
    return child.axes.every((axis, at) => commonSpaces(axis, axes[at].axis) > 0) ? [{ child, donor, axes }] : [];
  });
}

function commonSpaces(child: Axis, donor: Axis): number {
  return child.spaces.filter((space) => spaceOf(donor, space)).length;
}

function spaceOf({ spaces }: Axis, { name }: Space): Space | undefined {
  return spaces.find((space) => space.name === name);
}

function axisShared(child: Axis, donor: Axis): number {
  return child.spaces.reduce((product, space) => {
    const of = spaceOf(donor, space);
    return product * (of ? unitsShared(space, of) : space.size);
  }, 1);
}

function mapTensor({ child, donor, axes }: Counterpart, importanceOf: (space: Space) => Float64Array): TensorMap {
  const lines = child.axes.map((axis, at) => mapAxis(axis, axes[at].axis, importanceOf));
  const [rows, columns] = lines.length === 2 ? lines : [SINGLE, lines[0]];
  const [rowStride, columnStride] = lines.length === 2 ? axes.map(({ stride }) => stride) : [0, axes[0].stride];
  const source = new Int32Array(child.size);
  const added = child.addedBelow === undefined ? FRESH : BELOW;
  for (let row = 0, at = 0; row < rows.source.length; row++) {
    const [fromRow, ofRow] = [rows.source[row], rows.added[row]];
    for (let column = 0; column < columns.source.length; column++, at++) {
      const fromColumn = columns.source[column];
      if (fromColumn === NEW && columns.added[column] !== FRESH) source[at] = columns.added[column];
      else if (fromRow === NEW) source[at] = fromColumn === NEW ? FRESH : ofRow;
      else if (fromColumn === NEW) source[at] = added;
      else source[at] = donor.offset + fromRow * rowStride + fromColumn * columnStride;
    }
  }
  const factors = child.axes.map((axis, at) => factorOf(axis, axes[at].axis));
  return { tensor: child, source, factor: factors.reduce((product, factor) => product * factor, 1) };
}

/** Of an axis: the donor's index for each of the child's or `NEW`, and then what the weights there are: of a row those in old columns. */
interface AxisMap {
  readonly source: Int32Array;
  readonly added: Int32Array;
}

const SINGLE: AxisMap = { source: Int32Array.of(0), added: Int32Array.of(FRESH) };

/** An index is new where its unit of any space is; the first of these says how it starts. */
function mapAxis(child: Axis, donor: Axis, importanceOf: (space: Space) => Float64Array): AxisMap {
  let source = Int32Array.of(0);
  let added = Int32Array.of(FRESH);
  const strides = stridesOf(donor);
  for (const space of child.spaces) {
    const own = spaceOf(donor, space);
    // what the donor has once, each of the child's gets: experts start as copies of a layer (Komatsuzaki et al. 2023)
    const units = own ? unitMap(space, own, importanceOf) : new Int32Array(space.size);
    const stride = own ? strides.get(own.name)! : 0;
    const [before, starts] = [source, added];
    const index = Int32Array.from({ length: before.length * space.size }, (_, at) => Math.floor(at / space.size));
    source = index.map((from, at) => {
      const unit = units[at % space.size];
      return before[from] === NEW || unit === NEW ? NEW : before[from] + unit * stride;
    });
    added = index.map((from) => (before[from] === NEW ? starts[from] : startOf(space, child)));
  }
  const alone = aloneIn(donor, child, strides, importanceOf);
  return { source: source.map((from) => (from === NEW ? NEW : from + alone)), added };
}

function startOf({ starts }: Space, { role }: Axis): number {
  if (role === 'reads') return starts === 'unread' ? CLOSED : FRESH;
  if (role !== 'writes' || starts === 'unread') return FRESH;
  return starts === 'unwritten' ? CLOSED : AVERAGE;
}

/** Of what the child has once and the donor several times, such as experts, the most important one is taken. */
function aloneIn(
  donor: Axis,
  child: Axis,
  strides: ReadonlyMap<string, number>,
  importanceOf: (space: Space) => Float64Array,
): number {
  return donor.spaces.reduce((offset, space) => {
    if (spaceOf(child, space)) return offset;
    return offset + mostImportant(importanceOf(space), 1)[0] * strides.get(space.name)!;
  }, 0);
}

function stridesOf({ spaces }: Axis): ReadonlyMap<string, number> {
  let stride = 1;
  const strides = new Map<string, number>();
  for (const { name, size } of spaces.toReversed()) {
    strides.set(name, stride);
    stride *= size;
  }
  return strides;
}

function factorOf(child: Axis, donor: Axis): number {
  const [space, own] = [child, donor].map(({ spaces }) => spaces.at(-1)!);
  return Math.sqrt(space.size / own.size) ** (child.power ?? 0);
}
