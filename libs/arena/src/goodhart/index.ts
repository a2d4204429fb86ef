export * from './goodhart';
export * from './goodhart-trend';
