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

  it('gives a wider child every weight of the donor, and 0 to what its old units would read of new ones', () => {
    const { inheritedParameters, layout, ofChild, ofDonor } = inherit({ ...GRU, width: 10 }, GRU);
    expect(inheritedParameters).toBe(countParameters(GRU, VOCABULARY));
    const [own, donor] = [ofChild('head.weight')!, ofDonor('head.weight')!];
    expect(own).toEqual(Float32Array.of(...donor, ...new Float32Array(2 * VOCABULARY)));
    expect(layout.find(({ name }) => name === 'head.weight')!.shape).toEqual([10, VOCABULARY]);
  });

  it('keeps the units of a donor whose weights before and after are largest, in their order', () => {
    const { ofChild, ofDonor } = inherit({ ...GRU, width: 3 }, GRU);
    // weights grow with their index: of the last units, those before and those after
    expect(ofChild('head.weight')).toEqual(ofDonor('head.weight')!.slice(-3 * VOCABULARY));
  });

  it('counts units by hand: each gate of a kept unit comes from the same gate', () => {
    const { ofChild, ofDonor } = inherit({ ...GRU, width: 7 }, GRU);
    const bias = ofDonor('layer.0.bias')!;
    expect([...ofChild('layer.0.bias')!]).toEqual(
      [0, 1, 2].flatMap((gate) => [...bias.slice(8 * gate + 1, 8 * gate + 8)]),
    );
  });

  it('gives units of another family the gates that have the same name', () => {
    const lstm: Architecture = { ...GRU, family: 'lstm' };
    const [own, bias] = [inherit(lstm, GRU).ofChild('layer.0.bias')!, inherit(lstm, GRU).ofDonor('layer.0.bias')!];
    const none = new Array<number>(8).fill(0);
    expect([...own]).toEqual([...bias.slice(8, 16), ...none, ...none, ...bias.slice(16)]); // keep, input, output, candidate
  });

  it('gives a head the transposed embedding that was one, and leaves fresh what corresponds to nothing', () => {
    const transformer: Architecture = {
      family: 'transformer',
      context: 16,
      width: 4,
      depth: 1,
      heads: 1,
      headSize: 4,
      positions: 'learned',
      normalisation: 'rms',
      activation: 'relu2',
      tiedEmbeddings: 'untied',
    };
    const ofTied = inherit(transformer, { ...transformer, tiedEmbeddings: 'tied' });
    const [head, embedding] = [ofTied.ofChild('head.weight')!, ofTied.ofDonor('embedding')!];
    for (let at = 0; at < head.length; at++) {
      expect(head[at]).toBe(embedding[(at % VOCABULARY) * 4 + Math.floor(at / VOCABULARY)]);
    }
    expect(ofTied.inheritedParameters).toBe(countParameters(transformer, VOCABULARY));
    const ofRotary = inherit(transformer, { ...transformer, positions: 'rotary' });
    expect(ofRotary.ofChild('position')).toEqual(new Float32Array(16 * 4));
    expect(ofRotary.inheritedParameters).toBe(countParameters(transformer, VOCABULARY) - 16 * 4);
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
