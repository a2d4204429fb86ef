export * from './config-text-error';
export * from './parse-config';
export * from './place-problems';
