export * from './fitness';
export * from './quantities';
