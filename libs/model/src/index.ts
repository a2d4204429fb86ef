export * from './flops';
export * from './language-model.port';
export * from './parameters';
export { GATES } from './families/recurrent';
export type { Initial, ParameterTensor } from './tensors';
