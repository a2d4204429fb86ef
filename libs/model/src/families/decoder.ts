import type { DecoderArchitecture } from '#genome';
import { indexes, ordered, raised, reads, scales, type Space, units, vocabularyOf, writes } from '../spaces';
import { closedMatrix, matrix, positions, table, vector, type ParameterTensor } from '../tensors';

/** Hidden units of a feed-forward layer, as a multiple of the width. */
const HIDDEN = 4;
/** Hidden units of one expert, as a multiple of the width. */
const EXPERT_HIDDEN = 2;
/** The bias of an expert that is added lies this far below the least of the others, so that it is not chosen at first. */
const ADDED_EXPERT = 0.1;

/**
 * Residual decoder: blocks of a mixer over time and a feed-forward layer (Vaswani et al. 2017; Yu et al. 2022), a final gain, a head.
 * What normalises the stream divides by a root of a mean of `width` squares: where the width grows by c^2 and what is added is 0, the stream
 * is c times as large and the gains of its readers 1 / c, and all is as before, the epsilon included.
 */
export function describeDecoder(architecture: DecoderArchitecture, vocabularySize: number): ParameterTensor[] {
  const { depth, tiedEmbeddings } = architecture;
  const vocabulary = vocabularyOf(vocabularySize);
  const stream = streamOf(architecture);
  const blocks = Array.from({ length: depth }, (_, layer) => [
    ...describeMixer(architecture, stream, `block.${layer}.${mixerOf(architecture)}`),
    ...describeFeedForward(architecture, stream, `block.${layer}.feedforward`),
  ]);
  const columns = toStream(stream);
  const isTied = tiedEmbeddings === 'tied';
  // the table that is a head as well is c times as large, and so is what it reads
  const gain = vector('final.gain', raised(scales(stream), isTied ? -2 : -1), 1);
  const learnsPositions = 'positions' in architecture && architecture.positions === 'learned';
  const context = ordered('positions', architecture.context);
  return [
    isTied ? tiedTable(vocabulary, stream) : table('embedding', indexes(vocabulary), columns, 0.1),
    ...(learnsPositions ? [positions('position', indexes(context), columns, 0.3)] : []),
    ...blocks.flat(),
    ...(isTied ? [gain] : [gain, matrix('head.weight', reads(stream), writes(vocabulary))]),
  ];
}

/** The name of a decoder's mixer over time, part of the names of its tensors: those of one kind can be inherited. */
export function mixerOf({ family }: DecoderArchitecture): 'attention' | 'mingru' | 'minlstm' | 'convolution' {
  return family === 'transformer' || family === 'moe' ? 'attention' : family;
}

/** The residual stream. */
export function streamOf({ width, normalisation }: DecoderArchitecture): Space {
  const starts = normalisation === 'rms' ? 'unwritten' : 'average';
  return { name: 'stream', size: width, matches: 'any', starts };
}

function describeMixer(architecture: DecoderArchitecture, stream: Space, name: string): ParameterTensor[] {
  const { family, width } = architecture;
  const gain = gainOf(stream, name);
  const input = reads(stream);
  switch (family) {
    case 'transformer':
    case 'moe': {
      const { heads, headSize } = architecture;
      const [ofHead, halves] = [units(`${name}.heads`, heads), ordered(`${name}.halves`, 2)];
      const scores = ordered(`${name}.scores`, headSize / 2);
      const values = ordered(`${name}.values`, headSize / 2);
      // a coordinate added to queries is 0, so that scores stay, and the root of the size that divides them is made up for
      const queries = raised(writes(ofHead, halves, { ...scores, starts: 'unwritten' }), 1);
      return [
        gain,
        matrix(`${name}.query`, input, queries),
        matrix(`${name}.key`, input, writes(ofHead, halves, scores)),
        matrix(`${name}.value`, input, writes(ofHead, halves, values)),
        closedMatrix(`${name}.output`, reads(ofHead, halves, values), toStream(stream)),
      ];
    }
    case 'mingru': // update gate, candidate
    case 'minlstm': {
      // forget gate, input gate, candidate
      const gates = ordered(`${name}.gates`, family === 'mingru' ? 2 : 3);
      const states = units(`${name}.states`, width);
      return [
        gain,
        matrix(`${name}.input`, input, writes(gates, states)),
        vector(`${name}.bias`, writes(gates, states)),
        closedMatrix(`${name}.output`, reads(states), toStream(stream)),
      ];
    }
    case 'convolution': {
      const taps = ordered(`${name}.taps`, architecture.kernel, 'last');
      const filters = units(`${name}.filters`, width);
      return [
        gain,
        matrix(`${name}.filter`, reads(taps, stream), writes(filters)),
        vector(`${name}.bias`, writes(filters)),
        closedMatrix(`${name}.output`, reads(filters), toStream(stream)),
      ];
    }
  }
}

function describeFeedForward(architecture: DecoderArchitecture, stream: Space, name: string): ParameterTensor[] {
  const { family, width } = architecture;
  const isMixture = family === 'moe';
  const experts = units(`${name}.experts`, isMixture ? architecture.experts : 1);
  const ofLayer = units(`${name}.hidden`, (isMixture ? EXPERT_HIDDEN : HIDDEN) * width);
  const hidden = isMixture ? [experts, ofLayer] : [ofLayer];
  const layer = [
    gainOf(stream, name),
    matrix(`${name}.up`, reads(stream), writes(...hidden)),
    closedMatrix(`${name}.down`, reads(...hidden), toStream(stream)),
  ];
  if (!isMixture) return layer;
  const bias = { ...vector(`${name}.bias`, writes(experts)), addedBelow: ADDED_EXPERT };
  return [...layer, matrix(`${name}.router`, reads(stream), writes(experts)), bias];
}

function gainOf(stream: Space, name: string): ParameterTensor {
  return vector(`${name}.gain`, raised(scales(stream), -1), 1);
}

export function toStream(stream: Space) {
  return raised(writes(stream), 1);
}

/** A table that is looked up and, transposed, multiplies as the head. */
function tiedTable(vocabulary: Space, stream: Space): ParameterTensor {
  return {
    ...table('embedding', indexes(vocabulary), toStream(stream), 1 / Math.sqrt(stream.size)),
    decays: true,
    multiplies: true,
    transposedAs: 'head.weight',
  };
}
