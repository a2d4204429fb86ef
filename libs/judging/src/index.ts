export * from './arena-handlers';
