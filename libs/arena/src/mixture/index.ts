export * from './ambiguity';
export * from './carriers';
export * from './fit-mixture';
export * from './mixture-score';
export * from './symbol-nats';
