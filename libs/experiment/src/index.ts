export { mergeSettings } from './merge-settings';
export * from './conditions';
export * from './design';
export { unequal } from './equal-compute';
export * from './gain';
export * from './paired';
export * from './power';
export * from './presets';
export * from './results';
