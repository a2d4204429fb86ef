export * from './counts';
export * from './estimate-entropy';
export * from './hill-numbers';
export * from './units';
