export * from './conditions';
export * from './design';
export * from './paired';
export * from './power';
export * from './presets';
export * from './results';
