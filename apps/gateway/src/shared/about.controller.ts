import { setTimeout as after } from 'node:timers/promises';
import { configJsonSchema, healthView, readinessView } from '#contracts';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { VERSION } from '#settings';
import { StoreUnavailableError, type TournamentStore } from '#tournament';
import type { SharedQueue } from '#work-queue';
import { SHARED_QUEUE, STORE } from './tokens';

const PATIENCE_SECONDS = 3;

@ApiTags('about')
@Controller()
export class AboutController {
  /** One at a time: a database that stands still answers none of them. */
  private asking: Promise<unknown> | undefined;

  constructor(
    @Inject(STORE) private readonly store: TournamentStore,
    @Inject(SHARED_QUEUE) private readonly queue: SharedQueue | null,
  ) {}

  @Get('health')
  @ApiOperation({ summary: 'Whether the server answers' })
  @ApiOkResponse({ standardSchema: healthView })
  health() {
    return { status: 'ok' as const, pid: process.pid, version: VERSION };
  }

  @Get('health/ready')
  @ApiOperation({
    summary:
      'Whether it can record anything, and have jobs done: 503 while its database, or what CLADE_QUEUE_URL names, cannot be used',
  })
  @ApiOkResponse({ standardSchema: readinessView })
  async ready() {
    await Promise.all([this.checkStore(), this.queue?.check()]);
    return { status: 'ready' as const };
  }

  @Get('config-schema')
  @ApiOperation({ summary: "JSON Schema of a tournament's config" })
  @ApiOkResponse({ schema: { type: 'object' } })
  configSchema() {
    return configJsonSchema();
  }

  private async checkStore(): Promise<void> {
    this.asking ??= this.store.renew([]).finally(() => (this.asking = undefined));
    const patience = new AbortController();
    const silence = after(PATIENCE_SECONDS * 1000, undefined, { signal: patience.signal, ref: false }).then(() => {
      throw new StoreUnavailableError(`it has not answered for ${PATIENCE_SECONDS} s`);
    });
    await Promise.race([this.asking, silence]).finally(() => patience.abort());
  }
}
