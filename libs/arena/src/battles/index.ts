export * from './hold-battles';
