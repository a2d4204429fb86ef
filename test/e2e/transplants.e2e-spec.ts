/** Transplants of a finished tournament: stopped, repeated with the same result, kept over a restart, and gone with the tournament. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ApiClient } from '#client';
import type { TransplantRequest, TransplantView } from '#contracts';
import { startWithFinished } from './support/finished-tournament';
import { startGateway } from './support/gateway-process';

jest.setTimeout(240_000);

async function over(api: ApiClient, id: string, asked: TransplantRequest): Promise<TransplantView> {
  let view = await api.startTransplant(id, asked);
  while (view.status === 'running') {
    await setTimeout(100);
    view = await api.transplant(id, view.id);
  }
  return view;
}

it('tests each deme in each niche, the same each time, and forgets it with the tournament', async () => {
  const { gateway, data, tournament } = await startWithFinished('small');
  const { id, flops, lineageHash } = tournament;
  const begun = await gateway.api.startTransplant(id, { replicates: 100 });
  await expect(gateway.api.startTransplant(id)).rejects.toThrow(/is transplanted by/);
  await expect(gateway.api.removeTournament(id)).rejects.toThrow(/is being transplanted/);
  expect(await gateway.api.cancelTransplant(id, begun.id)).toMatchObject({ status: 'cancelled', result: null });
  await expect(gateway.api.cancelTransplant(id, begun.id)).rejects.toThrow(/is cancelled; only a running one/);
  await expect(gateway.api.startTransplant(id, { generation: 3 })).rejects.toThrow(/from 0 to 2/);

  const first = await over(gateway.api, id, { replicates: 2, genomes: 'living' });
  expect(first).toMatchObject({ status: 'finished', done: 1, generation: 2, niches: ['prose', 'sounds'] });
  const { champions, raised } = first.result!;
  expect(champions.cells).toHaveLength(4);
  expect(raised.cells.every(({ bitsPerCharacter }) => bitsPerCharacter!.of === 2)).toBe(true);
  expect(champions.localMinusForeign.every(({ bits }) => bits!.mean > 0)).toBe(true);
  const second = await over(gateway.api, id, { replicates: 2, genomes: 'living' });
  expect(second.result).toEqual(first.result);
  expect(await gateway.api.tournament(id)).toMatchObject({ flops, lineageHash });

  const cut = await gateway.api.startTransplant(id, { replicates: 100 });
  await gateway.kill();
  const again = await startGateway({ data });
  const kept = await again.api.transplants(id);
  expect(kept.map(({ id, status }) => [id, status])).toEqual([
    [begun.id, 'cancelled'],
    [first.id, 'finished'],
    [second.id, 'finished'],
    [cut.id, 'failed'],
  ]);
  await again.api.removeTournament(id);
  expect(await readdir(path.join(data, 'transplants'))).toEqual([]);
  await again.stop();
});
