export * from './this-package';
export * from './variables';
