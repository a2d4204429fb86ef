export { countCodePoints } from './code-points';
export * from './exam-blocks';
export * from './range';
export * from './shortest-text';
export { splitText, type Split } from './split-text';
export * from './training-window';
export * from './vocabulary';
export * from './witten-bell';
export { writeText } from './write-text';
