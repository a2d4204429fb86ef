import type { QueueName } from '#tournament';

/** Queues whose jobs a service in those roles does. */
export function queuesOfRoles(roles: ReadonlySet<string>): readonly QueueName[] {
  return [...(roles.has('trainer') ? ['training' as const] : []), ...(roles.has('arena') ? ['arena' as const] : [])];
}
