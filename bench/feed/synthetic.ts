/** What the processes of the feed's bench tell one another. */

/** The id of the tournament that is written. */
export const SYNTHETIC = 't';

/** Write the events after number `from` up to `until`. */
export interface WriteOrder {
  readonly from: number;
  readonly until: number;
  readonly eventsPerSecond: number;
}

export type GatewayReport =
  | { readonly kind: 'ready'; readonly address: string; readonly megabytes: number }
  | { readonly kind: 'written'; readonly seconds: number; readonly megabytes: number };

export interface ListenOrder {
  readonly address: string;
  readonly clients: number;
  /** The last event to receive. */
  readonly until: number;
}

export type ListenerReport =
  | { readonly kind: 'subscribed' }
  /** Deliveries by their whole milliseconds from commit to client, the last element for all that took longer. */
  | { readonly kind: 'received'; readonly deliveriesByMilliseconds: readonly number[]; readonly losses: number };
