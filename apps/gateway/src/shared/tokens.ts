/** Names under which Nest hands in what is not a class of the gateway. */
export const SETTINGS = Symbol('settings');
export const STORE = Symbol('tournament store');
export const ARCHIVE = Symbol('tournament archive');
export const EXPERIMENTS = Symbol('experiment store');
export const ROWS = Symbol('tournament rows');
export const WEIGHT_FILES = Symbol('weight files');
export const VOTES = Symbol('vote store');
export const INTERVENTIONS = Symbol('intervention store');
export const ACCESS = Symbol('access store');
export const CORPORA = Symbol('corpus store');
export const TRAINING_QUEUE = Symbol('training queue');
/** A worker of its own, so that people do not wait for training. */
export const SAMPLING_QUEUE = Symbol('sampling queue');
/** What servers on one database tell each other. */
export const SIGNALS = Symbol('signals');
/** Keeps servers on one database from removing files that others have in use. */
export const FILE_LOCK = Symbol('file lock');
/** What a server without a conductor wants of services that have one. */
export const ORDERS = Symbol('orders');
/** Those two, each once, as who runs them sees them. */
export const OPERATED_QUEUES = Symbol('operated queues');
/** The queue from which services take jobs; null where this server has none. */
export const SHARED_QUEUE = Symbol('shared queue');
