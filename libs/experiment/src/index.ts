export { type Partition, partitionOf, type Traced } from './adaptation';
export { leavesOf, mergeSettings, says } from './merge-settings';
export * from './conditions';
export * from './design';
export { unequal } from './equal-compute';
export * from './gain';
export * from './power';
export * from './presets';
export * from './results';
