export * from './goodhart';
export * from './goodhart-trend';
export * from './reliability';
