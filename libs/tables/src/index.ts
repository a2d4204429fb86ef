export * from './csv';
export * from './ndjson';
export * from './rows';
