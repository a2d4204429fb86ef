import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '#conducting';
import type { Progress } from '#contracts';
import { VERSION } from '#settings';
import type { TournamentArchive } from '#tournament';
import type { QueueLoad, SharedQueue } from '#work-queue';
import { LRUCache } from 'lru-cache';
import type { Settings } from '../settings';
import { ARCHIVE, SAMPLING_QUEUE, SETTINGS, SHARED_QUEUE, TRAINING_QUEUE } from '../shared/tokens';
import { CountedQueue } from './counted-queue';
import { type Family, prometheusText, type Sample } from './prometheus-text';

/** A rate that was told longer ago counts as 0. */
const FRESH_MILLISECONDS = 15_000;
/** As long as a scrape may wait for what is asked of others. */
const PATIENCE_MILLISECONDS = 3000;
/** Tournaments that run at once, and more. */
const MOST_RATES = 1000;

/** What of this server is to be watched. Counters begin with the process. */
@Injectable()
export class OperationService implements OnModuleInit, OnModuleDestroy {
  private readonly delay = monitorEventLoopDelay({ resolution: 20 });
  /** Tokens a second, by tournament. */
  private readonly rates = new LRUCache<string, number>({ max: MOST_RATES, ttl: FRESH_MILLISECONDS });
  /** The longest since it was last asked for. */
  private lag = 0;
  private events = 0;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(TRAINING_QUEUE) private readonly training: CountedQueue,
    @Inject(SAMPLING_QUEUE) private readonly sampling: CountedQueue,
    @Inject(SHARED_QUEUE) private readonly shared: SharedQueue | null,
    @Inject(ARCHIVE) private readonly archive: TournamentArchive,
    private readonly bus: EventBus,
  ) {}

  onModuleInit(): void {
    this.delay.enable();
    const rate = ({ tournamentId, tokensPerSecond }: Progress): void =>
      void this.rates.set(tournamentId, tokensPerSecond);
    this.bus.on('progress', rate);
    this.bus.on('progressElsewhere', rate);
    this.bus.on('events', (events) => void (this.events += events.length));
    this.bus.on('told', (seconds) => void (this.lag = Math.max(this.lag, seconds)));
  }

  onModuleDestroy(): void {
    this.delay.disable();
  }

  /** What cannot be asked for within seconds is left out. */
  async text(): Promise<string> {
    const [running, loads] = await Promise.all([
      unlessAway(this.archive.countRunning()),
      this.shared ? unlessAway(this.shared.loads()) : undefined,
    ]);
    const all = [this.ofTournaments(running), this.ofLoads(loads), this.ofJobs(), this.ofProcess()];
    const text = prometheusText(all.flat());
    this.lag = 0;
    this.delay.reset();
    return text;
  }

  private ofTournaments(running: number | undefined): Family[] {
    const tokensPerSecond = [...this.rates.values()].reduce((sum, rate) => sum + rate, 0);
    return [
      gauge('clade_build_info', 'Always 1.', 1, { version: VERSION, engine: this.settings.engine }),
      ...(running === undefined ? [] : [gauge('clade_tournaments_running', 'Of this database.', running)]),
      gauge('clade_tokens_per_second', 'Tokens trained on a second, of all that runs.', tokensPerSecond),
      {
        name: 'clade_events_total',
        type: 'counter',
        help: 'Events that this server committed.',
        samples: [{ value: this.events }],
      },
      gauge(
        'clade_event_lag_seconds',
        'Age at which events were sent to live subscribers, at most since it was last asked for.',
        this.lag,
      ),
    ];
  }

  /** Of what services do the numbers are those of the queue itself, whoever submitted the jobs. */
  private ofLoads(loads: readonly QueueLoad[] | undefined): Family[] {
    const own = { training: this.training, sampling: this.sampling };
    const counted = Object.entries(own).map(([queue, { waiting }]) => ({ queue, waiting }));
    const family = (name: string, help: string, samples: Sample[]): Family => ({ name, type: 'gauge', help, samples });
    const of = (queue: string, value: number): Sample => ({ labels: { queue }, value });
    const waiting = (this.shared ? (loads ?? []) : counted).map((load) => of(load.queue, load.waiting));
    const services = (loads ?? []).map((load) => of(load.queue, load.services));
    return [
      family('clade_queue_waiting', 'Jobs that no worker is at.', waiting),
      family('clade_queue_services', 'Services that take jobs of the queue.', services),
    ].filter(({ samples }) => samples.length > 0);
  }

  private ofJobs(): Family[] {
    const queues = { training: this.training, sampling: this.sampling };
    const samples = (of: (queue: CountedQueue) => readonly Sample[]): Sample[] =>
      Object.entries(queues).flatMap(([queue, counted]) =>
        of(counted).map(({ labels, value }) => ({ labels: { queue, ...labels }, value })),
      );
    const byKind = (of: 'pending' | 'done' | 'failed' | 'cancelled' | 'cpuSeconds') => (queue: CountedQueue) =>
      [...queue.counts].map(([kind, count]): Sample => ({ labels: { kind }, value: count[of] }));
    const family = (name: string, type: Family['type'], help: string, own: readonly Sample[]): Family => {
      return { name, type, help, samples: own };
    };
    return [
      family('clade_jobs_pending', 'gauge', 'Jobs that wait or are done, by kind.', samples(byKind('pending'))),
      family('clade_jobs_done_total', 'counter', 'Jobs that ended with a result.', samples(byKind('done'))),
      family('clade_jobs_failed_total', 'counter', 'Jobs that failed for good.', samples(byKind('failed'))),
      family('clade_jobs_cancelled_total', 'counter', 'Jobs that were taken back.', samples(byKind('cancelled'))),
      family(
        'clade_job_cpu_seconds_total',
        'counter',
        'Processor time of jobs: sessions of the engine and all else.',
        samples(byKind('cpuSeconds')),
      ),
    ];
  }

  private ofProcess(): Family[] {
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    return [
      gauge('process_resident_memory_bytes', 'Of the server, without its workers.', rss),
      gauge('nodejs_heap_used_bytes', 'Of the server.', heapUsed),
      gauge('process_start_time_seconds', 'Since 1970.', Date.now() / 1000 - process.uptime()),
      gauge('nodejs_eventloop_delay_p99_seconds', 'Since it was last asked for.', this.delay.percentile(99) / 1e9),
      {
        name: 'process_cpu_seconds_total',
        type: 'counter',
        help: 'Of the server, without its workers.',
        samples: [{ value: (user + system) / 1e6 }],
      },
    ];
  }
}

/** Undefined where it does not come, or not in time. */
function unlessAway<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  const late = setTimeout(PATIENCE_MILLISECONDS, undefined, { ref: false });
  return Promise.race([asked, late]).catch(() => undefined);
}

function gauge(name: string, help: string, value: number, labels?: Sample['labels']): Family {
  return { name, type: 'gauge', help, samples: [{ labels, value }] };
}
