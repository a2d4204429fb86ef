import { type Context, context, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '#conducting';
import type { LineageEvent } from '#contracts';
import { tracer } from './tracer';

/** A trace for each generation, from its first commit to its last, or to where its tournament stopped. */
@Injectable()
export class GenerationSpans implements OnModuleInit {
  /** By tournament. */
  private readonly open = new Map<string, Span>();

  constructor(private readonly bus: EventBus) {}

  onModuleInit(): void {
    this.bus.on('events', (events) => events.forEach((event) => this.follow(event)));
  }

  /** What spans of a tournament's work belong to; of nobody's or between generations, what is under way. */
  contextOf(tournament = ''): Context {
    const span = this.open.get(tournament);
    return span ? trace.setSpan(context.active(), span) : context.active();
  }

  private follow({ tournamentId, type, data }: LineageEvent): void {
    if (type === 'generation.opened') this.begin(tournamentId, data.generation);
    else if (type === 'tournament.resumed' && data.generation >= 0) this.begin(tournamentId, data.generation);
    else if (ENDS.includes(type)) this.end(tournamentId, type);
  }

  private begin(tournamentId: string, generation: number): void {
    this.end(tournamentId, 'generation.opened');
    const attributes = { 'clade.tournament.id': tournamentId, 'clade.generation': generation };
    this.open.set(tournamentId, tracer.startSpan('generation', { attributes }, ROOT_CONTEXT));
  }

  private end(tournamentId: string, by: string): void {
    const span = this.open.get(tournamentId);
    span?.addEvent(by).end();
    this.open.delete(tournamentId);
  }
}

const ENDS: readonly LineageEvent['type'][] = [
  'generation.closed',
  'tournament.paused',
  'tournament.cancelled',
  'tournament.failed',
  'tournament.finished',
];
