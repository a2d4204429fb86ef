export * from './bucket-settings';
export * from './job-limits';
export * from './lease-seconds';
export * from './memory';
export * from './queue-url';
export * from './roles';
export * from './this-package';
export * from './variables';
