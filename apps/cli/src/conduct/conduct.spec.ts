import { createServer, type Server as HttpServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Server } from 'socket.io';
import type { ClientToServer, EventData, EventType, LineageEvent, ServerToClient, TournamentView } from '#contracts';
import { runCli } from '../run-cli';

const CHAMPION = {
  id: 'k3f9-1-2',
  family: 'gru',
  parameters: 9,
  niche: 'moby',
  nats: 1.7,
  bitsPerCharacter: 2.45,
  standardErrorNats: 0.01,
};
const PEDIGREE = [
  {
    depth: 0,
    id: 'k3f9-1-2',
    generation: 1,
    slot: 2,
    niche: 'moby',
    deme: 'moby',
    family: 'gru',
    bitsPerCharacter: 2.4,
    parents: [{ id: 'k3f9-0-1', share: 1, role: 'primary', weightShare: 1 }],
  },
];

const EVALUATIONS = [
  { part: 'validation', bitsPerCharacter: 2.2, standardErrorNats: 0.01, newText: null },
  { part: 'test', bitsPerCharacter: 2.45, standardErrorNats: 0.01, newText: null },
];

const MACHINE = { engine: 'onnx', processor: 'x86' };

describe('launch, resume and watch', () => {
  let http: HttpServer;
  let io: Server<ClientToServer, ServerToClient>;
  let address: string;
  let folder: string;
  let config: string;
  let log: LineageEvent[];
  let tournament: TournamentView;
  let requests: string[];
  let subscribed: number[];
  let filters: unknown[];
  /** What becomes of the tournament once someone follows its feed. */
  let play: () => void;
  const batchAfter = (after: number) => ({
    tournamentId: 'k3f9',
    after,
    through: log.length,
    events: log.slice(after),
  });
  const happen = <Type extends EventType>(type: Type, data: EventData[Type]) => {
    log.push({ seq: log.length + 1, tournamentId: 'k3f9', at: '', v: 1, type, data } as LineageEvent);
    tournament.lastSeq = log.length;
    for (const socket of io.sockets.sockets.values()) socket.emit('events', batchAfter(log.length - 1));
  };
  const stop = (status: 'paused' | 'failed', reason: string) => {
    Object.assign(tournament, { status, reason });
    happen(`tournament.${status}`, { reason });
  };
  const finish = () => {
    Object.assign(tournament, { status: 'finished', champion: CHAMPION, champions: [CHAMPION], lineageHash: 'f00d' });
    happen('tournament.finished', { lineageHash: 'f00d', ...MACHINE, champion: CHAMPION, champions: [CHAMPION] });
  };

  const dieAndFinish = () => {
    happen('individual.died', { id: 'k3f9-0-3', generation: 1, cause: 'not selected' });
    finish();
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clade-conduct-'));
    config = join(folder, 'config.yaml');
    writeFileSync(config, 'generations: 2\n');
    log = [];
    requests = [];
    subscribed = [];
    filters = [];
    tournament = {
      id: 'k3f9',
      status: 'running',
      reason: null,
      seed: 7,
      generations: 2,
      individuals: 12,
      baselines: {},
      champions: [],
      champion: null,
      lineageHash: null,
      ...MACHINE,
      tokensTrained: 1000,
      seconds: 4,
      lastSeq: 0,
    } as unknown as TournamentView;
    http = createServer((request, response) => {
      const route = `${request.method} ${request.url!.split('?')[0]}`;
      requests.push(route);
      if (route.endsWith('/pause')) stop('paused', 'by hand');
      if (route.endsWith('/resume')) Object.assign(tournament, { status: 'running', reason: null });
      const answers: Record<string, unknown> = {
        'GET /api/tournaments': { rows: [{ ...tournament, id: 'k999', status: 'running' }, tournament], next: null },
        'GET /api/tournaments/k3f9/leaderboard': [],
        'GET /api/individuals/k3f9-1-2': { id: 'k3f9-1-2', evaluations: EVALUATIONS },
        'GET /api/individuals/k3f9-1-2/ancestors': PEDIGREE,
      };
      response.end(JSON.stringify(answers[route] ?? tournament));
    });
    io = new Server(http);
    io.on('connection', (socket) => {
      socket.on('subscribe', ({ after, filter }, answer) => {
        subscribed.push(after);
        filters.push(filter);
        answer({ ok: true, lastSeq: log.length });
        if (log.length > after) socket.emit('events', batchAfter(after));
        play();
      });
    });
    await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
    address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await io.close();
    rmSync(folder, { recursive: true });
  });

  async function clade(...words: string[]): Promise<{ exitCode: number; out: string; err: string }> {
    const streams = { out: new PassThrough(), err: new PassThrough() };
    const exitCode = await runCli([...words, '--server', address], streams);
    expect(process.listenerCount('SIGINT')).toBe(0);
    return { exitCode, out: String(streams.out.read() ?? ''), err: String(streams.err.read() ?? '') };
  }

  it('follows a tournament to its end, and reports', async () => {
    play = dieAndFinish;
    const { exitCode, out, err } = await clade('launch', '--config', config);
    expect(exitCode).toBe(0);
    expect(err).toBe('finished  champion k3f9-1-2, gru: 2.450 bits/char on test\n');
    expect(out).toContain('└─ 100 %, weights  k3f9-0-1 (further back)');
    expect(out).toContain(
      'To be noted\nchampion k3f9-1-2 is far worse on test than on validation: by 0.250 ± 0.020 bits per character (± this text)\n',
    );
    expect(out).toContain('Lineage hash\nf00d, onnx on x86\n');
    expect(out).toContain(`  clade verify k3f9 --server ${address}\n`);
  });

  it('shows lives with --watch, and ends with one JSON object with --json', async () => {
    play = dieAndFinish;
    const { exitCode, out, err } = await clade('launch', '--config', config, '--watch', '--json');
    expect(exitCode).toBe(0);
    expect(err.split('\n')[0]).toBe('died      k3f9-0-3  in generation 1: not selected');
    expect(JSON.parse(out)).toEqual({
      tournamentId: 'k3f9',
      status: 'finished',
      seed: 7,
      generations: 2,
      individuals: 12,
      lineageHash: 'f00d',
      ...MACHINE,
      champion: CHAMPION,
      champions: [CHAMPION],
      baselines: {},
      tokensTrained: 1000,
      tokensPerSecond: 250,
      seconds: 4,
    });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('pauses at %s, and tells how to go on', async (signal) => {
    play = () => void process.emit(signal);
    const { exitCode, out, err } = await clade('launch', '--config', config);
    expect([exitCode, out]).toEqual([130, '']);
    expect(requests).toContain('POST /api/tournaments/k3f9/pause');
    expect(err).toContain(`\nPaused. Go on with: clade resume k3f9 --server ${address}\n`);
  });

  it('leaves at once at the second interruption', async () => {
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    play = () => {
      process.emit('SIGINT');
      process.emit('SIGINT');
    };
    await clade('launch', '--config', config);
    expect(exit).toHaveBeenCalledWith(130);
    exit.mockRestore();
  });

  it.each(['paused', 'failed'] as const)('tells of a tournament that %s by trouble', async (status) => {
    play = () => stop(status, 'workers died again and again');
    const { exitCode, err } = await clade('launch', '--config', config);
    expect(exitCode).toBe(4);
    expect(err).toContain(`The tournament is ${status}: workers died again and again\n`);
    expect(err.includes('clade resume k3f9')).toBe(status === 'paused');
  });

  it('goes on with the newest paused tournament from the events that it has', async () => {
    stop('paused', 'earlier');
    play = finish;
    const { exitCode, err } = await clade('resume', '--workers', '2');
    expect([exitCode, subscribed]).toEqual([0, [1]]);
    expect(requests).toContain('POST /api/tournaments/k3f9/resume');
    expect(err).not.toContain('earlier');
  });

  it('watches what runs until it stops', async () => {
    play = finish;
    const { exitCode, out } = await clade('watch', 'k3f9', '--json');
    expect(exitCode).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as LineageEvent),
    ).toEqual(log);
  });

  it('shows the log of what runs no more, stops in the middle included', async () => {
    play = () => undefined;
    stop('paused', 'at noon');
    happen('tournament.resumed', { generation: 1 });
    stop('paused', 'at night');
    expect((await clade('watch', 'k3f9')).out.match(/at \w+/g)).toEqual(['at noon', 'at generation', 'at night']);
    expect((await clade('watch', 'k3f9', '--after', '3')).out).toBe('');
  });

  it('asks for the events that it is to show, and for those that end it', async () => {
    play = dieAndFinish;
    const words = ['--type', 'individual.died', '--niche', 'moby', '--niche', 'sotu', '--deme', 'north', '--json'];
    const { exitCode, out } = await clade('watch', 'k3f9', ...words);
    expect([exitCode, (JSON.parse(out) as LineageEvent).type]).toEqual([0, 'individual.died']);
    expect(filters).toEqual([
      {
        niches: ['moby', 'sotu'],
        demes: ['north'],
        types: expect.arrayContaining(['individual.died', 'tournament.finished', 'tournament.paused']) as unknown,
      },
    ]);
  });

  it('stops watching, and nothing else, when it is interrupted', async () => {
    play = () => void process.emit('SIGINT');
    expect(await clade('watch', 'k3f9')).toEqual({ exitCode: 130, out: '', err: '' });
    expect(requests).toEqual(['GET /api/tournaments/k3f9']);
  });
});
