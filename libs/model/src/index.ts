export * from './flops';
export * from './language-model.port';
export { magnitudeMask } from './magnitude-mask';
export * from './memory';
export * from './parameters';
export * from './preference-learning';
export type { Axis, Space } from './spaces';
export type { Initial, ParameterTensor } from './tensors';
export { mixerOf } from './families/decoder';
