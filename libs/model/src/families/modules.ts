import type { Architecture } from '#genome';
import { moduleIds } from '../modules';
import { raised, reads, units, writes } from '../spaces';
import { closedMatrix, closedTransposed, transposed, type ParameterTensor } from '../tensors';
import { streamOf, toStream } from './decoder';

/**
 * Regulated modules: each reads the stream by `in` [rank, width] and writes it by `out` [rank, width], which starts at 0. Where there is a router it reads the stream for each by
 * `router` [1, width], which starts at 0 too, where all are open alike. All that read come before all that write, and these before routers, so that those of several modules lie as one matrix.
 */
export function describeModules(architecture: Architecture): ParameterTensor[] {
  const { adapterRank = 0, adapterRouter } = architecture;
  const isDecoder = 'normalisation' in architecture;
  const stream = isDecoder ? streamOf(architecture) : units('units', architecture.width);
  const input = isDecoder ? raised(reads(stream), -1) : reads(stream);
  const output = isDecoder ? toStream(stream) : writes(stream);
  const named = moduleIds(architecture).map((id) => ({
    name: `module.${id}`,
    rank: units(`module.${id}`, adapterRank),
    gate: units(`module.${id}.gate`, 1),
  }));
  return [
    ...named.map(({ name, rank }) => transposed(`${name}.in`, input, writes(rank))),
    ...named.map(({ name, rank }) => closedMatrix(`${name}.out`, reads(rank), output)),
    ...(adapterRouter ? named.map(({ name, gate }) => closedTransposed(`${name}.router`, input, writes(gate))) : []),
  ];
}
