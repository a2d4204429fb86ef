export * from './fitness';
export * from './quantities';
export * from './shared-notes';
