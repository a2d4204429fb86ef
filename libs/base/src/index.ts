export * from './birth';
export * from './canonical-json';
export * from './goodness-of-fit';
export * from './group-by';
export * from './invalid-value-error';
export * from './random';
export * from './sha256';
export * from './statistics';
