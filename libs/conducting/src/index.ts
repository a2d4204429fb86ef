export { Conductor, type ConductorSettings, OtherEngineError, RefusedError } from './conductor';
export * from './conductor.service';
export * from './discarded-files.service';
export * from './event-bus';
export * from './files-in-use';
export * from './orders.service';
export * from './progress-teller';
export * from './remote-conductor';
export * from './vote-sources';
