import { axesOf, broadcastView, permuteView, reshapeView, sliceView, wholeOf, type View } from './view';

/** Offsets of the elements of a view, in its order. */
function offsetsOf({ offset, shape, strides }: View): number[] {
  return shape.reduce<number[]>(
    (offsets, length, axis) =>
      offsets.flatMap((offset) => Array.from({ length }, (_, at) => offset + at * strides[axis])),
    [offset],
  );
}

const whole = wholeOf({ size: 120 }, [2, 3, 4, 5]);

const VIEWS: Readonly<Record<string, View>> = {
  whole,
  transposed: permuteView(whole, [0, 2, 1, 3]),
  'last axis first': permuteView(whole, [3, 0, 1, 2]),
  sliced: sliceView(whole, 3, 1, 4),
  'sliced and transposed': permuteView(sliceView(whole, 1, 1, 2), [0, 3, 2, 1]),
  repeated: broadcastView(wholeOf({ size: 12 }, [3, 1, 4]), [2, 3, 5, 4]),
};

describe.each(Object.entries(VIEWS))('%s', (_, view) => {
  it('has axes that visit its elements in order', () => {
    const axes = axesOf(view);
    const shape = axes.map(({ length }) => length);
    const strides = axes.map(({ stride }) => stride);
    expect(offsetsOf({ ...view, shape, strides })).toEqual(offsetsOf(view));
    expect(axes.length).toBeLessThanOrEqual(view.shape.length);
  });

  const size = offsetsOf(view).length;
  const shapes = [[size], [2, size / 2], [size / 2, 2], [size / 4, 1, 4], view.shape, [...view.shape, 1]];
  it.each(shapes.map((shape) => [shape] as const))(
    'under the shape %j keeps its elements in order, or says no',
    (shape) => {
      const reshaped = reshapeView(view, shape);
      if (reshaped) expect([reshaped.shape, offsetsOf(reshaped)]).toEqual([shape, offsetsOf(view)]);
      else expect(axesOf(view).length).toBeGreaterThan(1);
    },
  );
});

it('reshapes what is laid row by row into anything, and a transpose only where its axes stay apart', () => {
  expect(reshapeView(whole, [60, 2])).toMatchObject({ strides: [2, 1] });
  const transposed = permuteView(wholeOf({ size: 12 }, [3, 4]), [1, 0]);
  expect(reshapeView(transposed, [12])).toBeUndefined();
  expect(reshapeView(transposed, [2, 2, 3])).toMatchObject({ strides: [2, 1, 4] });
});
