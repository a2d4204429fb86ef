import { FEATURE_NAMES, type TextFeatures } from './features';
import { contrastOf, genesOfTaste, MOST_TASTE, tellingBits, tellingChance, withTaste } from './heritable-taste';
import { chancesOf } from './judge';
import { goldRater } from './panel';
import { utility } from './rater';
import { recordOf } from './record-of';
import { type FeatureScale, standardScore } from './scale';

const scale: FeatureScale = recordOf(FEATURE_NAMES, () => ({ centre: 1, spread: 2 }));
const text = (fluency: number, rhyme = 1): TextFeatures => ({ ...recordOf(FEATURE_NAMES, () => 1), fluency, rhyme });
const genes = (fluency: number, rhyme = 0) =>
  FEATURE_NAMES.map((name) => (name === 'fluency' ? fluency : name === 'rhyme' ? rhyme : 0));

describe('tastes as genes', () => {
  it('are weights times rationality, within bounds, and make the same rater again', () => {
    const rater = { ...goldRater(), weights: { fluency: 0.6, rhyme: -0.8 }, rationality: 2 };
    const own = genesOfTaste(rater);
    expect(own).toEqual(genes(1.2, -1.6));
    const again = withTaste({ ...goldRater(), orderBias: 0.5 }, own);
    expect(again).toMatchObject({ id: 'gold', orderBias: 0.5, rationality: expect.closeTo(2, 12) });
    expect(again.weights.fluency).toBeCloseTo(0.6, 12);
    expect(again.weights.rhyme).toBeCloseTo(-0.8, 12);
    expect(genesOfTaste({ ...rater, rationality: 1e6 })).toEqual(genes(MOST_TASTE * 0.75, -MOST_TASTE)); // one direction
  });

  it('of nothing choose by chance', () => {
    const nobody = withTaste({ ...goldRater(), tieBand: 0 }, genes(0));
    expect(chancesOf(nobody, text(5), text(0), { scale, index: 0 })).toEqual({ first: 0.5, second: 0.5 });
  });
});

describe('telling', () => {
  it('is the chance at which such a rater without biases prefers the text of a person', () => {
    const taste = genes(0.7, 0.2);
    const [human, model] = [text(3, 0), text(0.5, 2)];
    const rater = withTaste({ ...goldRater(), tieBand: 0 }, taste);
    const { first } = chancesOf(rater, human, model, { scale, index: 0 });
    const contrast = contrastOf(human, model, scale);
    expect(tellingChance(taste, contrast)).toBeCloseTo(first, 12);
    expect(tellingBits(taste, [contrast])).toBeCloseTo(-Math.log2(first), 12);
    expect(utility(rater, human, scale)).toBeGreaterThan(utility(rater, model, scale));
    expect(contrast[0]).toBeCloseTo(standardScore(3, scale.fluency) - standardScore(0.5, scale.fluency), 12);
  });

  it('costs one bit by a coin, next to none where it is sure and right, and is finite where it is sure and wrong', () => {
    const contrast = contrastOf(text(9), text(-9), scale);
    expect(tellingBits(genes(0), [contrast])).toBe(1);
    expect(tellingBits(genes(8), [contrast])).toBeLessThan(1e-10);
    const wrong = tellingBits(genes(-8), [contrast, contrast])!;
    expect(wrong).toBeGreaterThan(50);
    expect(wrong).toBeLessThan(200);
  });

  it('costs nothing known without texts, and asks for a gene a feature', () => {
    expect(tellingBits(genes(1), [])).toBeNull();
    expect(() => tellingBits([1, 2], [])).toThrow(`genes is [1,2]; must be ${FEATURE_NAMES.length} numbers`);
  });
});
