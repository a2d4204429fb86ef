import type { Architecture } from '#genome';
import { computedArchitecture, gatesOf, moduleIds, modulePlace, openModules, withModules } from './modules';
import { packGates, packModules, unpackModules } from './pack-modules';
import { countParameters } from './parameters';

const VOCABULARY = 5;
const TRUNK: Architecture = { family: 'gru', context: 8, embedding: 4, width: 4, depth: 2 };
const architecture: Architecture = { ...TRUNK, modules: 'a b c d e', adapterRank: 2 };
const gates = [0.5, 0, 1, 0, 0.25];
const expressed = { architecture, gates };

test('modules that are open have places, few sizes of them; where all are silent the trunk is left', () => {
  expect(openModules(expressed)).toEqual([0, 2, 4]);
  expect(moduleIds(computedArchitecture(expressed))).toEqual(['0', '1', '2', '3']);
  expect(moduleIds(computedArchitecture({ architecture, gates: [0, 0, 1, 0, 0] }))).toHaveLength(2);
  expect(computedArchitecture({ architecture, gates: [0, 0, 0, 0, 0] })).toEqual(TRUNK);
  expect(moduleIds(computedArchitecture({ architecture }))).toHaveLength(8);
  expect(withModules(architecture, [])).toEqual(TRUNK);
});

test('open modules are packed in front and put back; what is silent stays', () => {
  const computed = computedArchitecture(expressed);
  const own = Float32Array.from({ length: countParameters(architecture, VOCABULARY) }, (_, at) => at + 1);
  const packed = packModules(own, expressed, computed, VOCABULARY);
  expect(packed).toHaveLength(countParameters(computed, VOCABULARY));
  expect([...packGates(expressed, computed)]).toEqual([0.5, 1, 0.25, 0]);
  const [trunk, size] = [countParameters(TRUNK, VOCABULARY), 8];
  expect([...packed.subarray(trunk, trunk + size)]).toEqual([...own.subarray(trunk, trunk + size)]);
  expect([...packed.subarray(trunk + size, trunk + 2 * size)]).toEqual([...own.subarray(trunk + 2 * size, trunk + 3 * size)]); // prettier-ignore
  expect(packed.subarray(trunk + 3 * size, trunk + 4 * size).every((weight) => weight === 0)).toBe(true);
  expect(unpackModules(own, packed, expressed, computed, VOCABULARY)).toEqual(own);
  const trained = packed.map((weight) => -weight);
  const after = unpackModules(own, trained, expressed, computed, VOCABULARY);
  const isSilent = (at: number): boolean => at >= trunk && gates[Math.floor((at - trunk) / size) % 5] === 0;
  after.forEach((weight, at) => expect(weight).toBe(isSilent(at) ? own[at] : -own[at]));
});

test('what routes to a module goes with it', () => {
  const routed: Architecture = { ...architecture, adapterRouter: 'sigmoid' };
  const one = { architecture: routed, gates };
  const computed = computedArchitecture(one);
  expect(withModules(routed, [])).toEqual(TRUNK);
  const own = Float32Array.from({ length: countParameters(routed, VOCABULARY) }, (_, at) => at + 1);
  const packed = packModules(own, one, computed, VOCABULARY);
  const [width, places] = [4, 4];
  const routes = own.subarray(own.length - 5 * width);
  const open = [0, 2, 4].flatMap((module) => [...routes.subarray(module * width, (module + 1) * width)]);
  expect([...packed.subarray(packed.length - places * width)]).toEqual([...open, 0, 0, 0, 0]);
  expect(unpackModules(own, packed, one, computed, VOCABULARY)).toEqual(own);
});

test('modules are after the last layer where their place is beyond it, or none is given', () => {
  expect([1, 2, 3, undefined].map((adapterPlace) => modulePlace({ ...TRUNK, adapterPlace }))).toEqual([1, 2, 2, 2]);
});

test.each([
  [[1, 1], 'one for each of 5 modules'],
  [[1, 1, 1, 1, 1.5], 'numbers from 0 to 1'],
  [[1, 1, 1, 1, -0.1], 'numbers from 0 to 1'],
  [[1, 1, 1, 1, NaN], 'numbers from 0 to 1'],
])('gates %j are refused', (wrong, right) => {
  expect(() => gatesOf({ architecture, gates: wrong })).toThrow(right);
});

test('more open modules than programs have places for are refused', () => {
  const many = { ...architecture, modules: Array.from({ length: 33 }, (_, at) => String(at)).join(' ') };
  expect(() => computedArchitecture({ architecture: many })).toThrow('open modules is 33; must be at most 32');
});
