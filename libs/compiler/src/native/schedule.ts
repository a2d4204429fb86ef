/** A graph as instructions over storages: views instead of nodes that only change shape or strides, and elementwise nodes fused. */
import { uniformValue, type Node, type Value } from '../graph';
import { sizeOf } from '../program';
import { copyInstruction, elementwiseInstruction, MOST_NODES } from './elementwise';
import type { Instruction } from './instruction';
import { dotRows, extremeIndex, fold, gather, product, scatter, softmax } from './instructions';
import { isElementwise } from './operations';
import { partsOf, placeResults } from './place-results';
import { Readers, rootOf } from './readers';
import { Triangles } from './triangles';
import * as views from './view';
import type { Storage, View } from './view';
import { integersOf, partOfSplit, slice, tiled, VIEWS } from './view-nodes';

export interface Schedule {
  readonly instructions: readonly Instruction[];
  /** Row by row, in the order of `outputs`. */
  readonly outputs: readonly View[];
  /** Inputs and constants that are read, where they lie. */
  readonly sources: ReadonlyMap<Value, View>;
}

/** Products that must read a transposed matrix for its transpose to be laid down. */
const OFTEN = 4;

/** `nodes` are in an order in which each comes after those it reads. */
export function schedule(nodes: readonly Node[], outputs: readonly Value[]): Schedule {
  const scheduler = new Scheduler(nodes, outputs);
  for (const node of nodes) if (!isElementwise(node) && !VIEWS.has(node.op)) scheduler.viewOf(node.outputs[0]);
  return {
    outputs: outputs.map((value) => scheduler.output(value)),
    instructions: scheduler.instructions,
    sources: scheduler.sources,
  };
}

class Scheduler {
  readonly instructions: Instruction[] = [];
  readonly sources = new Map<Value, View>();
  private readonly known = new Map<Value, View>();
  private readonly placed: ReadonlyMap<Value, View>;
  private readonly readers: Readers;
  private readonly wanted: ReadonlySet<Value>;
  private readonly triangles: Triangles;
  private readonly columnwise = new Map<Storage, Map<string, View>>();

  constructor(nodes: readonly Node[], outputs: readonly Value[]) {
    this.placed = placeResults(nodes);
    this.wanted = new Set(outputs.map(rootOf));
    this.readers = new Readers(nodes);
    this.triangles = new Triangles(nodes, this.readers, this.wanted);
  }

  /** Where a value lies, once the instructions so far have run. */
  viewOf(value: Value): View {
    const known = this.known.get(value);
    if (known) return known;
    const view = this.makeView(value);
    this.known.set(value, view);
    return view;
  }

  contiguous(value: Value): View {
    const view = this.viewOf(value);
    return views.isContiguous(view) ? view : this.copied(view);
  }

  /** Row by row and in no storage of an input, which may be overwritten before the output is read. */
  output(value: Value): View {
    const view = this.contiguous(value);
    const given = [...this.sources.values()].some(({ storage }) => storage === view.storage);
    return given ? this.copied(view) : view;
  }

  private makeView(value: Value): View {
    const { producer: node, shape } = value;
    if (!node) return this.source(value);
    if (isElementwise(node)) {
      this.fuse(value);
      return this.known.get(value)!;
    }
    const [x, ...others] = node.inputs;
    switch (node.op) {
      case 'Identity':
        return this.viewOf(x);
      case 'Reshape':
        return this.reshaped(this.viewOf(x), shape);
      case 'Transpose':
        return views.permuteView(this.viewOf(x), node.attributes['perm'] as readonly number[]);
      case 'Split':
        return partOfSplit(node, value, this.viewOf(x));
      case 'Slice':
        return slice(node, this.viewOf(x));
      case 'Tile':
        return this.reshaped(tiled(this.viewOf(x), shape), shape);
      case 'Pad':
        return this.pad(node);
      case 'Concat':
        return this.concat(node);
      case 'MatMul':
      case 'FusedMatMul':
        return this.product(node);
      case 'Softmax':
        return this.softmax(node);
      case 'ReduceSum':
      case 'ReduceMean':
      case 'ReduceMax':
      case 'ReduceMin':
      case 'ReduceProd':
        return this.reduction(node);
      case 'ArgMax':
      case 'ArgMin':
        return this.emit(extremeIndex(node, this.contiguous(x)));
      case 'Gather':
        return this.emit(gather(node, this.contiguous(x), this.contiguous(others[0])));
      case 'ScatterND':
        return this.emit(
          scatter(node, this.copied(this.viewOf(x)), this.contiguous(others[0]), this.contiguous(others[1])),
        );
      default:
        throw new Error(`the engine native has no kernel for ONNX's ${node.op}: add one to libs/compiler/src/native`);
    }
  }

  /** An input or a constant; a constant of equal elements is one element, read again and again. */
  private source(value: Value): View {
    const uniform = value.constant && uniformValue(value) !== undefined;
    const view = uniform ? views.broadcastView(views.freshView([1]), value.shape) : views.freshView(value.shape);
    this.sources.set(value, view);
    return view;
  }

  private emit(instruction: Instruction): View {
    this.instructions.push(instruction);
    return instruction.writes[0];
  }

  private copied(view: View): View {
    return this.emit(copyInstruction(view, views.freshView(view.shape)));
  }

  private reshaped(view: View, shape: readonly number[]): View {
    return views.reshapeView(view, shape) ?? views.reshapeView(this.copied(view), shape)!;
  }

  private product(node: Node): View {
    const {
      inputs: [a, b],
      outputs: [value],
      attributes,
    } = node;
    const asTheyAre = !attributes['transA'] && !attributes['transB'];
    const isSum = asTheyAre && uniformValue(a) === 1 && a.shape.at(-2) === 1;
    const ofProducts = isSum && this.sumOfProducts(node, b, -2);
    if (ofProducts) return this.emit(ofProducts);
    const lies = this.viewOf(b);
    const [along, across] = lies.strides.slice(-2);
    // of numbers that lie side by side, a product with ones is a sum
    if (isSum && along === 1 && across !== 1) return this.emit(fold('ReduceSum', lies, [b.shape.length - 2], value));
    const factor = attributes['transB'] && this.isReadOften(b) ? this.turned(lies) : lies;
    const result = this.placed.get(value) ?? views.freshView(value.shape);
    const { triangles } = this;
    const [left, right] = [
      { view: this.viewOf(a), isLower: triangles.isLower(a) },
      { view: factor, isLower: triangles.isLower(b) },
    ];
    this.emit(product(node, left, right, result, triangles.isReadBelow(value)));
    return result;
  }

  private isReadOften(value: Value): boolean {
    return this.readers.of(value).filter(({ op }) => op.endsWith('MatMul')).length >= OFTEN;
  }

  /** The same matrix in a storage where it lies column by column: as a transposed factor it is read row by row. */
  private turned(view: View): View {
    const key = JSON.stringify([view.offset, view.shape, view.strides]);
    const ofStorage = this.columnwise.get(view.storage) ?? new Map<string, View>();
    this.columnwise.set(view.storage, ofStorage);
    const turned = ofStorage.get(key) ?? views.transposed(this.copied(views.transposed(view)));
    ofStorage.set(key, turned);
    return turned;
  }

  private reduction(node: Node): View {
    const {
      op,
      inputs: [x, axes],
      outputs: [value],
    } = node;
    const along = integersOf(axes);
    const isSum = (op === 'ReduceSum' || op === 'ReduceMean') && along.length === 1;
    const ofProducts = isSum && this.sumOfProducts(node, x, along[0] - x.shape.length);
    return this.emit(ofProducts || fold(op, this.viewOf(x), along, value));
  }

  /** Products that are summed along an axis, counted from the last, are not kept for it. */
  private sumOfProducts(node: Node, x: Value, axis: number): Instruction | undefined {
    const root = rootOf(x);
    const { op: kind, inputs = [] } = root.producer ?? {};
    const isProduct = kind === 'Mul' && x.dtype === 'float32' && !this.known.has(root);
    if (!isProduct || inputs.some(({ shape }) => sizeOf(shape) !== sizeOf(x.shape))) return undefined;
    // as they were multiplied, views may have axes that cannot be gathered into those of x
    for (const shape of [x.shape, root.shape]) {
      if (sizeOf(shape.slice(axis)) !== sizeOf(x.shape.slice(axis)) || shape.at(axis) !== x.shape.at(axis)) continue;
      const [a, b] = inputs.map((input) => views.reshapeView(this.viewOf(input), shape));
      const instruction = a && b && dotRows(node, a, b, shape.length + axis, node.outputs[0].shape);
      if (!instruction) continue;
      this.readers.forget(root, node);
      return instruction;
    }
    return undefined;
  }

  /** A mask that is added and read by nothing else is added on the way. */
  private softmax(node: Node): View {
    const [x] = node.inputs;
    const root = rootOf(x);
    const sum = root.producer;
    const [a, mask] = sum?.op === 'Add' && !this.known.has(root) ? sum.inputs : [];
    const alone = a && !this.wanted.has(root) && this.readers.of(root).length === 1;
    const masked = alone && String(a.shape) === String(x.shape) && mask.shape.at(-1) === x.shape.at(-1);
    const isLower = this.triangles.isLower(node.outputs[0]);
    const instruction = masked
      ? softmax(node, this.contiguous(a), isLower, views.broadcastView(this.contiguous(mask), x.shape))
      : softmax(node, this.contiguous(x), isLower);
    return this.emit(instruction);
  }

  private pad({ inputs: [x, amounts, filler], outputs: [{ shape }] }: Node): View {
    const before = integersOf(amounts).slice(0, shape.length);
    const view = this.viewOf(x);
    if (sizeOf(view.shape) === sizeOf(shape)) return view;
    const whole = this.copied(views.broadcastView(this.viewOf(filler), shape));
    const inside = before.reduce((part, start, axis) => views.sliceView(part, axis, start, view.shape[axis]), whole);
    this.emit(copyInstruction(view, inside));
    return whole;
  }

  private concat(node: Node): View {
    const whole = this.placed.get(node.outputs[0])!;
    partsOf(node, whole).forEach((part, at) => {
      const view = this.viewOf(node.inputs[at]);
      if (!views.sameView(view, part)) this.emit(copyInstruction(view, part));
    });
    return whole;
  }

  /** Computes an elementwise value, and on the way those that it alone needs or that are of its size. */
  private fuse(value: Value): void {
    let nodes = this.collect(value);
    for (let ready = false; !ready;) {
      const before = this.instructions.length;
      const members = new Set(nodes.map(({ outputs }) => outputs[0]));
      for (const { inputs } of nodes) for (const input of inputs) if (!members.has(rootOf(input))) this.viewOf(input);
      ready = this.instructions.length === before;
      nodes = this.collect(value); // what an operand from outside needed is computed by now
    }
    const members = new Set(nodes);
    const results = new Map(
      nodes
        .map(({ outputs: [result] }) => result)
        .filter((result) => this.wanted.has(result) || this.readers.of(result).some((reader) => !members.has(reader)))
        .map((result) => [result, this.placed.get(result) ?? this.laidLike(result, nodes)]),
    );
    this.instructions.push(
      elementwiseInstruction({
        nodes,
        rootOf,
        operand: (operand, shape) => views.broadcastView(this.viewOf(operand), shape),
        result: (result) => results.get(result),
      }),
    );
    for (const [result, view] of results) this.known.set(result, view);
  }

  /** A storage for an elementwise result, in the order in which its operands lie where that is one. */
  private laidLike({ shape, producer }: Value, nodes: readonly Node[]): View {
    if (nodes.some(({ outputs }) => String(outputs[0].shape) !== String(shape))) return views.freshView(shape);
    const operands = producer!.inputs.filter(
      (input) => String(input.shape) === String(shape) && this.known.has(rootOf(input)),
    );
    const [first, ...others] = operands.map((operand) => this.viewOf(operand));
    const alike =
      first &&
      first.storage.size === sizeOf(shape) &&
      others.every((view) => String(view.strides) === String(first.strides));
    return alike && !first.strides.includes(0)
      ? { storage: { size: sizeOf(shape) }, offset: 0, shape, strides: first.strides }
      : views.freshView(shape);
  }

  /** The node of a value and those before it that are elementwise, of the same size and not yet computed. */
  private collect(value: Value): readonly Node[] {
    const size = sizeOf(value.shape);
    const nodes: Node[] = [];
    const visited = new Set<Node>();
    const visit = (node: Node): void => {
      visited.add(node);
      for (const input of node.inputs) {
        const root = rootOf(input);
        const next = root.producer;
        if (!next || visited.has(next) || !isElementwise(next)) continue;
        if (sizeOf(root.shape) === size && !this.known.has(root) && visited.size < MOST_NODES) visit(next);
      }
      nodes.push(node);
    };
    visit(value.producer!);
    return nodes;
  }
}
