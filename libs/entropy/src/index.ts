export * from './counts';
export * from './estimate-entropy';
export * from './groups';
export * from './hill-numbers';
export * from './jensen-shannon';
export * from './units';
