import { InvalidValueError } from '#base';
import type { Architecture } from '#genome';
import { countParameters, parameterLayout } from '#model';
import { inheritWeights } from './inherit-weights';

const VOCABULARY = 7;
const GRU: Architecture = { family: 'gru', context: 16, embedding: 4, width: 8, depth: 1 };

/** Donor weights 1, 2, 3..., fresh weights 0. */
function inherit(child: Architecture, donor: Architecture) {
  const donorWeights = Float32Array.from({ length: countParameters(donor, VOCABULARY) }, (_, index) => index + 1);
  const fresh = new Float32Array(countParameters(child, VOCABULARY));
  const layouts = [parameterLayout(child, VOCABULARY), parameterLayout(donor, VOCABULARY)] as const;
  const { weights, inheritedParameters } = inheritWeights(...layouts, donorWeights, fresh);
  const valuesOf = (layout: (typeof layouts)[0], buffer: Float32Array, name: string) => {
    const tensor = layout.find((own) => own.name === name);
    return tensor && buffer.slice(tensor.offset, tensor.offset + tensor.size);
  };
  return {
    weights,
    inheritedParameters,
    fresh,
    donorWeights,
    layout: layouts[0],
    ofChild: (name: string) => valuesOf(layouts[0], weights, name),
    ofDonor: (name: string) => valuesOf(layouts[1], donorWeights, name),
  };
}

describe('inheritWeights', () => {
  it('gives a child of the same architecture all weights of the donor', () => {
    const { weights, donorWeights, inheritedParameters } = inherit(GRU, GRU);
    expect(weights).toEqual(donorWeights);
    expect(inheritedParameters).toBe(countParameters(GRU, VOCABULARY));
  });

  it('gives a deeper child the layers that the donor has, wherever they lie', () => {
    const child = { ...GRU, depth: 2 };
    const { inheritedParameters, layout, ofChild, ofDonor } = inherit(child, GRU);
    expect(inheritedParameters).toBe(countParameters(GRU, VOCABULARY));
    for (const { name, size } of layout) expect(ofChild(name)).toEqual(ofDonor(name) ?? new Float32Array(size));
  });

  it('gives a shallower child no more than it has', () => {
    const { inheritedParameters, layout, ofChild, ofDonor } = inherit(GRU, { ...GRU, depth: 3 });
    expect(inheritedParameters).toBe(countParameters(GRU, VOCABULARY));
    for (const { name } of layout) expect(ofChild(name)).toEqual(ofDonor(name));
  });

  it('leaves tensors of another shape fresh, even of the same size', () => {
    // an input matrix [4, 3 x 8] and one of [8, 3 x 4] hold 96 numbers each
    const { inheritedParameters, ofChild } = inherit({ ...GRU, embedding: 8, width: 4 }, GRU);
    expect(ofChild('layer.0.input')).toEqual(new Float32Array(96));
    expect(inheritedParameters).toBe(VOCABULARY); // the bias of the head
  });

  it('leaves fresh what the donor lacks: a head beside tied embeddings, a table of positions beside rotary ones', () => {
    const transformer: Architecture = {
      family: 'transformer',
      context: 16,
      width: 4,
      depth: 1,
      heads: 1,
      positions: 'learned',
      normalisation: 'rms',
      activation: 'relu2',
      tiedEmbeddings: 'untied',
    };
    for (const [donor, absent] of [
      [{ ...transformer, tiedEmbeddings: 'tied' }, 'head.weight'],
      [{ ...transformer, positions: 'rotary' }, 'position'],
    ] as const) {
      const { layout, ofChild, ofDonor } = inherit(transformer, donor);
      expect(layout.filter(({ name }) => !ofDonor(name)).map(({ name }) => name)).toEqual([absent]);
      for (const { name, size } of layout) expect(ofChild(name)).toEqual(ofDonor(name) ?? new Float32Array(size));
      expect(inherit(donor, transformer).inheritedParameters).toBe(countParameters(donor, VOCABULARY));
    }
  });

  it('leaves the buffers that it is given as they were', () => {
    const { fresh, donorWeights } = inherit(GRU, GRU);
    expect(fresh.every((weight) => weight === 0)).toBe(true);
    expect(donorWeights.every((weight, index) => weight === index + 1)).toBe(true);
  });

  it('refuses a buffer that does not fit its layout', () => {
    const layout = parameterLayout(GRU, VOCABULARY);
    const right = new Float32Array(countParameters(GRU, VOCABULARY));
    expect(() => inheritWeights(layout, layout, right.slice(1), right)).toThrow(InvalidValueError);
    expect(() => inheritWeights(layout, layout, right, right.slice(1))).toThrow(
      expect.objectContaining({ field: 'fresh.length', value: right.length - 1 }),
    );
  });
});
