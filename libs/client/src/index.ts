export * from './all-rows';
export * from './api-client';
export * from './api-problem';
export * from './follow-feed';
export * from './server-unreachable-error';
