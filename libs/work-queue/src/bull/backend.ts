/** What holds the queues of BullMQ: Redis or PostgreSQL, as the scheme of its URL says. */
import { type BackendFactory, createPostgresBackend, createRedisBackend, type IQueueBackend } from 'bullmq';
import { isPostgres } from './holder';

/** Of each queue that a process serves, beside the one on which it listens. Jobs are submitted on one alone, so that they keep their order. */
const WORKER_CONNECTIONS = 4;

/** For queues whose option `connection` is the URL. */
export const openBackend: BackendFactory<IQueueBackend, string> = (name, { connection: url, ...options }, how) => {
  if (!isPostgres(url))
    return createRedisBackend(name, { ...options, connection: { url, maxRetriesPerRequest: null } }, how);
  const max = how?.withBlockingConnection ? WORKER_CONNECTIONS : 1;
  return createPostgresBackend(name, { ...options, connection: { connectionString: url, migrate: true, max } }, how);
};
