export * from './training-handlers';
