/*
 * The engine `native`: runs a list of instructions over one workspace of 32-bit elements. plan.ts makes both; the integers of
 * an instruction are documented where it is encoded (elementwise.ts, instructions.ts). Offsets, lengths and strides are in elements, true
 * is the integer 1.
 */
#include <math.h>
#include <node_api.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#if defined(__AVX512F__)
#define LANES 16
#define TILE_ROWS 14
#elif defined(__AVX__)
#define LANES 8
#define TILE_ROWS 6
#else
#define LANES 4
#define TILE_ROWS 12
#endif
#define TILE_VECTORS 2

typedef float vf __attribute__((vector_size(4 * LANES)));
typedef int32_t vi __attribute__((vector_size(4 * LANES)));
typedef float loose_vf __attribute__((vector_size(4 * LANES), aligned(4), may_alias));

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("GCC unroll 16")

INLINE vf load(const float *from) { return *(const loose_vf *)from; }
INLINE void store(float *to, vf value) { *(loose_vf *)to = value; }
INLINE vf splat(float value) { return value - (vf){0}; } /* + would turn -0 into 0, which costs an instruction */
INLINE vf choose(vi mask, vf yes, vf no) { return (vf)((mask & (vi)yes) | (~mask & (vi)no)); }

/* ---- functions of a vector ---- */

INLINE vf maximum(vf a, vf b) { return choose((a > b) | (a != a), a, b); } /* NaN stays NaN */
INLINE vf minimum(vf a, vf b) { return choose((a < b) | (a != a), a, b); }
INLINE vf larger(vf a, vf b) { return choose(a > b, a, b); } /* whichever, where one is NaN */

/* Every element `by` lanes on, those of the end at the start. */
INLINE vf rotate(vf x, const int by) {
#if defined(__clang__)
  vf result;
  for (int lane = 0; lane < LANES; lane++) result[lane] = x[(lane + by) % LANES];
  return result;
#else
  vi from;
  UNROLL for (int lane = 0; lane < LANES; lane++) from[lane] = (lane + by) % LANES;
  return __builtin_shuffle(x, from);
#endif
}

/* The result over all lanes, in every lane. */
#define OVER_LANES(name, combined)                           \
  INLINE vf name(vf x) {                                     \
    vf y;                                                    \
    if (LANES > 8) y = rotate(x, 8), x = combined;           \
    if (LANES > 4) y = rotate(x, 4), x = combined;           \
    y = rotate(x, 2), x = combined;                          \
    y = rotate(x, 1);                                        \
    return combined;                                         \
  }
OVER_LANES(sum_of, x + y)
OVER_LANES(max_of, maximum(x, y))
OVER_LANES(largest_of, larger(x, y))

/* 2^n times a polynomial on [-ln 2 / 2, ln 2 / 2] (Cephes, expf): within 2 units of the last place, 0 below the least normal number. Where
   2^n may be too large for a number, the polynomial is stretched by one power more. */
INLINE vf raised_to(vf x, const int stretching) {
  const vf magic = splat(12582912.0f); /* 1.5 * 2^23: adding it rounds to the nearest whole number */
  vf n = x * 1.44269504f + magic - magic;
  if (stretching) n = choose(n > 127.0f, splat(127.0f), n);
  vf r = x - n * 0.693359375f + n * 2.12194440e-4f;
  vf p = splat(1.9875691500e-4f);
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  vf scale = (vf)((__builtin_convertvector(n, vi) + 127) << 23);
  return (vf)(~(vi)(x < -87.3f) & (vi)(p * scale));
}

INLINE vf exponential_of_negative(vf x) { return raised_to(x, 0); }
INLINE vf exponential(vf x) { return choose(x > 88.7228394f, splat(INFINITY), raised_to(x, 1)); }

/* Cephes, logf. */
INLINE vf logarithm(vf x) {
  vi bits = (vi)x;
  vi exponent = ((bits >> 23) & 255) - 126;
  vf m = (vf)((bits & 0x007fffff) | 0x3f000000); /* [0.5, 1) */
  vi low = m < 0.707106781f;
  vf e = __builtin_convertvector(exponent + low, vf);
  vf r = m - 1.0f + (vf)(low & (vi)m);
  vf z = r * r;
  vf p = splat(7.0376836292e-2f);
  p = p * r - 1.1514610310e-1f;
  p = p * r + 1.1676998740e-1f;
  p = p * r - 1.2420140846e-1f;
  p = p * r + 1.4249322787e-1f;
  p = p * r - 1.6668057665e-1f;
  p = p * r + 2.0000714765e-1f;
  p = p * r - 2.4999993993e-1f;
  p = p * r + 3.3333331174e-1f;
  p = p * r * z - e * 2.12194440e-4f - 0.5f * z;
  vf result = r + p + e * 0.693359375f;
  result = choose(x < 1.17549435e-38f, splat(-INFINITY), result);
  result = choose((x == INFINITY) | (x != x), x, result);
  return choose(x < 0, splat(NAN), result);
}

INLINE vf sigmoid(vf x) { return 1.0f / (1.0f + exponential(-x)); }

/* Near 0 by its series, where the difference of nearly equal numbers would lose digits. */
INLINE vf hyperbolic_tangent(vf x) {
  vf magnitude = (vf)((vi)x & 0x7fffffff);
  vf far = 1.0f - 2.0f / (exponential(2.0f * magnitude) + 1.0f);
  far = (vf)((vi)far | ((vi)x & (int32_t)0x80000000));
  vf z = x * x;
  vf p = splat(-5.70498872745e-3f);
  p = p * z + 2.06390887954e-2f;
  p = p * z - 5.37397155531e-2f;
  p = p * z + 1.33314422036e-1f;
  p = p * z - 3.33332819422e-1f;
  vf result = choose(magnitude < 0.625f, p * z * x + x, far);
  return choose(x == x, result, x);
}

/* Abramowitz and Stegun, 7.1.26: within 1.5e-7. */
INLINE vf error_function(vf x) {
  vf magnitude = (vf)((vi)x & 0x7fffffff);
  vf t = 1.0f / (1.0f + 0.3275911f * magnitude);
  vf p = splat(1.061405429f);
  p = p * t - 1.453152027f;
  p = p * t + 1.421413741f;
  p = p * t - 0.284496736f;
  p = p * t + 0.254829592f;
  vf result = 1.0f - p * t * exponential(-magnitude * magnitude);
  return (vf)((vi)result | ((vi)x & (int32_t)0x80000000));
}

INLINE vf softplus(vf x) {
  vf magnitude = (vf)((vi)x & 0x7fffffff);
  return maximum(x, splat(0)) + logarithm(1.0f + exponential(-magnitude));
}

INLINE vf square_root(vf x) {
  vf result;
  for (int lane = 0; lane < LANES; lane++) result[lane] = sqrtf(x[lane]);
  return result;
}

#define BY_LANE(name, expression)                                     \
  static vf name(vf a, vf b) {                                        \
    vf result = {0};                                                  \
    (void)b;                                                          \
    for (int lane = 0; lane < LANES; lane++) result[lane] = expression; \
    return result;                                                    \
  }
BY_LANE(power, powf(a[lane], b[lane]))
BY_LANE(sine, sinf(a[lane]))
BY_LANE(cosine, cosf(a[lane]))
BY_LANE(round_down, floorf(a[lane]))
BY_LANE(round_up, ceilf(a[lane]))

/* The lower half of numbers below 2^63, as 64 bits of whole numbers. */
static vi lower_half(vf x) {
  vi result = {0};
  for (int lane = 0; lane < LANES; lane++) result[lane] = (int32_t)(int64_t)x[lane];
  return result;
}

/* to [LANES, LANES] = the transpose of from, whose rows lie `from_row` apart, in as many exchanges as LANES has bits. */
#if defined(__clang__)
INLINE void transpose_block(const float *from, long from_row, float *to, long to_row) {
  for (int i = 0; i < LANES; i++)
    for (int j = 0; j < LANES; j++) to[j * to_row + i] = from[i * from_row + j];
}
#else
INLINE void transpose_block(const float *from, long from_row, float *to, long to_row) {
  vf rows[LANES];
  UNROLL for (int i = 0; i < LANES; i++) rows[i] = load(from + i * from_row);
  UNROLL for (int half = 1; half < LANES; half *= 2) {
    vi low, high;
    UNROLL for (int lane = 0; lane < LANES; lane++) {
      low[lane] = lane & half ? LANES + lane - half : lane;
      high[lane] = lane & half ? LANES + lane : lane + half;
    }
    UNROLL for (int i = 0; i < LANES; i++) {
      if (i & half) continue;
      const vf a = rows[i], b = rows[i + half];
      rows[i] = __builtin_shuffle(a, b, low);
      rows[i + half] = __builtin_shuffle(a, b, high);
    }
  }
  UNROLL for (int i = 0; i < LANES; i++) store(to + i * to_row, rows[i]);
}
#endif

/* ---- elementwise: a fused group, a block at a time, whose intermediate results stay in the first cache ---- */

enum {
  COPY, ADD, SUB, MUL, DIV, MAXIMUM, MINIMUM, POW, NEG, ABS, SQRT, RECIPROCAL, EXP, LOG, SIN, COS, TANH, SIGMOID, ERF, SOFTPLUS, FLOOR,
  CEIL, SIGN, RELU, EQUAL, GREATER, LESS, GREATER_OR_EQUAL, LESS_OR_EQUAL, AND, OR, NOT, WHERE, TO_FLOAT, TO_INT, ADD_INT, SUB_INT, MUL_INT,
  MAXIMUM_INT, MINIMUM_INT, NEG_INT, ABS_INT, SIGN_INT, EQUAL_INT, GREATER_INT, LESS_INT, GREATER_OR_EQUAL_INT, LESS_OR_EQUAL_INT, MUL_ADD,
  NEGATED_MUL_ADD
};

#define BLOCK 512
#define MOST_REGISTERS 64
#define MOST_AXES 8

static _Thread_local float registers[MOST_REGISTERS][BLOCK] __attribute__((aligned(64)));

/* Steps are 0 for an operand that is one vector of equal elements, else 1. */
static void operate(int op, long n, float *to, const float *a, long as, const float *b, long bs, const float *c, long cs) {
#define EACH(expression)                                    \
  for (long i = 0; i < n; i += LANES) {                     \
    vf x = load(a + i * as);                                \
    store(to + i, (vf)(expression));                        \
  }                                                         \
  break;
#define EACH_PAIR(expression)                               \
  for (long i = 0; i < n; i += LANES) {                     \
    vf x = load(a + i * as), y = load(b + i * bs);          \
    store(to + i, (vf)(expression));                        \
  }                                                         \
  break;
#define INTEGER(expression) ((expression) & 1)
  switch (op) {
    case COPY: EACH(x)
    case ADD: EACH_PAIR(x + y)
    case SUB: EACH_PAIR(x - y)
    case MUL: EACH_PAIR(x * y)
    case DIV: EACH_PAIR(x / y)
    case MAXIMUM: EACH_PAIR(maximum(x, y))
    case MINIMUM: EACH_PAIR(minimum(x, y))
    case POW: EACH_PAIR(power(x, y))
    case NEG: EACH(-x)
    case ABS: EACH((vi)x & 0x7fffffff)
    case SQRT: EACH(square_root(x))
    case RECIPROCAL: EACH(1.0f / x)
    case EXP: EACH(exponential(x))
    case LOG: EACH(logarithm(x))
    case SIN: EACH(sine(x, x))
    case COS: EACH(cosine(x, x))
    case TANH: EACH(hyperbolic_tangent(x))
    case SIGMOID: EACH(sigmoid(x))
    case ERF: EACH(error_function(x))
    case SOFTPLUS: EACH(softplus(x))
    case FLOOR: EACH(round_down(x, x))
    case CEIL: EACH(round_up(x, x))
    case SIGN: EACH(__builtin_convertvector(INTEGER(x > 0) - INTEGER(x < 0), vf))
    case RELU: EACH(~(vi)(x < 0) & (vi)x)
    case EQUAL: EACH_PAIR(INTEGER(x == y))
    case GREATER: EACH_PAIR(INTEGER(x > y))
    case LESS: EACH_PAIR(INTEGER(x < y))
    case GREATER_OR_EQUAL: EACH_PAIR(INTEGER(x >= y))
    case LESS_OR_EQUAL: EACH_PAIR(INTEGER(x <= y))
    case AND: EACH_PAIR((vi)x & (vi)y)
    case OR: EACH_PAIR((vi)x | (vi)y)
    case NOT: EACH((vi)x ^ 1)
    case TO_FLOAT: EACH(__builtin_convertvector((vi)x, vf))
    case TO_INT: EACH(lower_half(x))
    case ADD_INT: EACH_PAIR((vi)x + (vi)y)
    case SUB_INT: EACH_PAIR((vi)x - (vi)y)
    case MUL_INT: EACH_PAIR((vi)x * (vi)y)
    case MAXIMUM_INT: EACH_PAIR(choose((vi)x > (vi)y, x, y))
    case MINIMUM_INT: EACH_PAIR(choose((vi)x < (vi)y, x, y))
    case NEG_INT: EACH(-(vi)x)
    case ABS_INT: EACH(choose((vi)x < 0, (vf)(-(vi)x), x))
    case SIGN_INT: EACH(INTEGER((vi)x > 0) - INTEGER((vi)x < 0))
    case EQUAL_INT: EACH_PAIR(INTEGER((vi)x == (vi)y))
    case GREATER_INT: EACH_PAIR(INTEGER((vi)x > (vi)y))
    case LESS_INT: EACH_PAIR(INTEGER((vi)x < (vi)y))
    case GREATER_OR_EQUAL_INT: EACH_PAIR(INTEGER((vi)x >= (vi)y))
    case LESS_OR_EQUAL_INT: EACH_PAIR(INTEGER((vi)x <= (vi)y))
    case WHERE:
      for (long i = 0; i < n; i += LANES)
        store(to + i, choose((vi)load(a + i * as) != 0, load(b + i * bs), load(c + i * cs)));
      break;
    case NEGATED_MUL_ADD:
      for (long i = 0; i < n; i += LANES) store(to + i, load(c + i * cs) - load(a + i * as) * load(b + i * bs));
      break;
    case MUL_ADD:
      for (long i = 0; i < n; i += LANES) store(to + i, load(a + i * as) * load(b + i * bs) + load(c + i * cs));
      break;
  }
}

typedef struct {
  int offset, axes;
  const int32_t *lengths, *strides;
} view;

static const int32_t *read_view(const int32_t *code, view *v) {
  v->offset = code[0];
  v->axes = code[1];
  v->lengths = code + 2;
  v->strides = code + 2 + v->axes;
  return code + 2 + 2 * v->axes;
}

/* Moves elements start .. start + n of a view, in the order of its axes, to or from a block. */
INLINE void move_block(float *base, const view *v, long start, long n, float *block, int writing) {
  long at[MOST_AXES], rest = start;
  float *address = base;
  const int last = v->axes - 1;
  if (last < 0) {
    *(writing ? base : block) = *(writing ? block : base);
    return;
  }
  for (int axis = last; axis >= 0; axis--) {
    at[axis] = rest % v->lengths[axis];
    rest /= v->lengths[axis];
    address += at[axis] * v->strides[axis];
  }
  const long stride = v->strides[last], length = v->lengths[last];
  for (long done = 0; done < n;) {
    long run = length - at[last] < n - done ? length - at[last] : n - done;
    if (writing) {
      if (stride == 1) memcpy(address, block + done, run * sizeof(float));
      else for (long i = 0; i < run; i++) address[i * stride] = block[done + i];
    } else if (stride == 1) {
      if (run == LANES) store(block + done, load(address));
      else memcpy(block + done, address, run * sizeof(float));
    } else if (stride == 0) {
      for (long i = 0; i < run; i++) block[done + i] = *address;
    } else {
      for (long i = 0; i < run; i++) block[done + i] = address[i * stride];
    }
    done += run;
    if (done == n) break;
    address -= at[last] * stride;
    at[last] = 0;
    for (int axis = last - 1; axis >= 0; axis--) {
      address += v->strides[axis];
      if (++at[axis] < v->lengths[axis]) break;
      address -= at[axis] * v->strides[axis];
      at[axis] = 0;
    }
  }
}

static const int32_t *elementwise(float *workspace, const int32_t *code) {
  view inputs[MOST_REGISTERS], outputs[MOST_REGISTERS];
  int output_registers[MOST_REGISTERS], direct[MOST_REGISTERS];
  const float *operand[MOST_REGISTERS];
  long step[MOST_REGISTERS];
  const long n = code[0];
  const int input_count = code[1], op_count = code[2], output_count = code[3];
  code += 4;
  for (int i = 0; i < input_count; i++) code = read_view(code, &inputs[i]);
  for (int i = 0; i < output_count; i++) {
    output_registers[i] = code[0];
    direct[i] = code[1];
    code = read_view(code + 2, &outputs[i]);
  }
  for (int i = 0; i < MOST_REGISTERS; i++) {
    operand[i] = registers[i];
    step[i] = 1;
  }
  for (int i = 0; i < input_count; i++) {
    if (inputs[i].axes > 0) continue;
    store(registers[i], splat(workspace[inputs[i].offset]));
    step[i] = 0;
  }
  for (long start = 0; start < n; start += BLOCK) {
    const long count = n - start < BLOCK ? n - start : BLOCK;
    const int whole = count % LANES == 0;
    for (int i = 0; i < input_count; i++) {
      const view *v = &inputs[i];
      if (v->axes == 1 && v->strides[0] == 1) operand[i] = workspace + v->offset + start;
      else if (v->axes > 0) move_block(workspace + v->offset, v, start, count, registers[i], 0);
    }
    for (int i = 0; i < output_count; i++)
      if (direct[i]) operand[output_registers[i]] = whole ? workspace + outputs[i].offset + start : registers[output_registers[i]];
    for (int i = 0; i < op_count; i++) {
      const int32_t *op = code + 5 * i;
      operate(op[0], count, (float *)operand[op[1]], operand[op[2]], step[op[2]], operand[op[3]], step[op[3]], operand[op[4]], step[op[4]]);
    }
    for (int i = 0; i < output_count; i++)
      if (!(direct[i] && whole))
        move_block(workspace + outputs[i].offset, &outputs[i], start, count, (float *)operand[output_registers[i]], 1);
  }
  return code + 5 * op_count;
}

/* ---- products of matrices ---- */

#define PANEL_ROWS 256
#define PANEL_WIDTH (TILE_VECTORS * LANES)
/* Rows that are fetched into the cache before they are needed. */
#define AHEAD 16

static _Thread_local float panel[PANEL_ROWS * PANEL_WIDTH] __attribute__((aligned(64)));

/* The first elements of a row, as many as `width`. */
static void write_part(float *to, const float *row, long width, int adding) {
  long j = 0;
  for (; j + LANES <= width; j += LANES) store(to + j, adding ? load(to + j) + load(row + j) : load(row + j));
  for (; j < width; j++) to[j] = adding ? to[j] + row[j] : row[j];
}

/* c [rows, vectors * LANES] = or += a [rows, depth] b [depth, vectors * LANES]; of c's columns `width` are written. On the way b is put
   into the panel, if it is `packing`. */
INLINE void tile(const int rows, const int vectors, const int packing, long depth, const float *a, long a_row, long a_column,
                 const float *b, long b_row, float *c, long c_row, int adding, long width) {
  vf sums[TILE_ROWS][TILE_VECTORS];
  UNROLL for (int i = 0; i < rows; i++) UNROLL for (int j = 0; j < vectors; j++) sums[i][j] = splat(0);
  for (long k = 0; k < depth; k++) {
    vf row[TILE_VECTORS];
    UNROLL for (int j = 0; j < vectors; j++) row[j] = load(b + k * b_row + j * LANES);
    if (packing) UNROLL for (int j = 0; j < vectors; j++) {
      store(panel + (k * vectors + j) * LANES, row[j]);
      __builtin_prefetch(b + (k + AHEAD) * b_row + j * LANES);
    }
    UNROLL for (int i = 0; i < rows; i++) {
      vf factor = splat(a[i * a_row + k * a_column]);
      UNROLL for (int j = 0; j < vectors; j++) sums[i][j] += factor * row[j];
    }
  }
  if (width == vectors * LANES) {
    UNROLL for (int i = 0; i < rows; i++) UNROLL for (int j = 0; j < vectors; j++) {
      float *to = c + i * c_row + j * LANES;
      store(to, adding ? load(to) + sums[i][j] : sums[i][j]);
    }
    return;
  }
  UNROLL for (int i = 0; i < rows; i++) {
    float row[PANEL_WIDTH];
    UNROLL for (int j = 0; j < vectors; j++) store(row + j * LANES, sums[i][j]);
    write_part(c + i * c_row, row, width, adding);
  }
}

/* What is known of a square factor a, or wanted of c: nothing of a's upper or lower triangle but zeros, or of c's upper triangle. */
enum { FULL, LOWER_FACTOR, UPPER_FACTOR, LOWER_RESULT };

/* Part of a product: `depth` of its depth from `start` on, `width` columns from `column` on. Pointers are to where these begin. */
typedef struct {
  int shape, adding;
  long rows, column, width, start, depth;
  const float *a, *b;
  float *c;
  long a_row, a_column, b_row, c_row;
} panel_product;

#define ROWS(count) \
  case count: tile(count, vectors, packing, to - from, a, p->a_row, p->a_column, b, p->b_row, c, p->c_row, p->adding, p->width); break;
#define FEW_COUNTS ROWS(1) ROWS(2) ROWS(3) ROWS(4) ROWS(5) ROWS(6)
#if TILE_ROWS == 14
#define EVERY_COUNT FEW_COUNTS ROWS(7) ROWS(8) ROWS(9) ROWS(10) ROWS(11) ROWS(12) ROWS(13) ROWS(14)
#elif TILE_ROWS == 12
#define EVERY_COUNT FEW_COUNTS ROWS(7) ROWS(8) ROWS(9) ROWS(10) ROWS(11) ROWS(12)
#else
#define EVERY_COUNT FEW_COUNTS
#endif

/* Rows are spread evenly over tiles: those of the first. */
INLINE long first_of(long rows) {
  const long tiles = (rows + TILE_ROWS - 1) / TILE_ROWS;
  return (rows + tiles - 1) / tiles;
}

INLINE void tiles(const int vectors, const int packing, const panel_product *p) {
  for (long row = 0; row < p->rows;) {
    const long count = first_of(p->rows - row), end = row + count;
    long from = 0, to = p->depth;
    if (p->shape == LOWER_FACTOR && to > end - p->start) to = end > p->start ? end - p->start : 0;
    if (p->shape == UPPER_FACTOR && row > p->start) from = row - p->start < to ? row - p->start : to;
    if (p->shape == LOWER_RESULT && p->column >= end) to = 0; /* zeros are written */
    const float *a = p->a + row * p->a_row + from * p->a_column, *b = p->b + from * p->b_row;
    float *c = p->c + row * p->c_row;
    switch (count) { EVERY_COUNT }
    row = end;
  }
}

static void narrow_panel(const panel_product *p) { tiles(1, 0, p); }
static void wide_panel(const panel_product *p) { tiles(TILE_VECTORS, 0, p); }
static void packing_tile(const panel_product *p) { tiles(TILE_VECTORS, 1, p); }

/* The first tile reads b where it lies and packs it for the others. */
static void packed_on_the_way(panel_product p) {
  const long all = p.rows;
  p.rows = first_of(all);
  packing_tile(&p);
  p.a += p.rows * p.a_row;
  p.c += p.rows * p.c_row;
  p.rows = all - p.rows;
  p.b = panel;
  p.b_row = PANEL_WIDTH;
  wide_panel(&p);
}

/* b [depth, width] -> panel [depth, span], filled up with zeros */
static void pack(const float *b, long b_row, long b_column, long depth, long width, long span) {
  if (width < span) memset(panel, 0, depth * span * sizeof(float));
  if (b_column == 1) {
    for (long k = 0; k < depth; k++) {
      __builtin_prefetch(b + (k + AHEAD) * b_row);
      write_part(panel + k * span, b + k * b_row, width, 0);
    }
    return;
  }
  for (long j0 = 0; j0 < width; j0 += LANES)
    for (long k0 = 0; k0 < depth; k0 += LANES) {
      const long columns = width - j0 < LANES ? width - j0 : LANES, rows = depth - k0 < LANES ? depth - k0 : LANES;
      const float *from = b + k0 * b_row + j0 * b_column;
      float *to = panel + k0 * span + j0;
      if (columns == LANES && rows == LANES && b_row == 1) transpose_block(from, b_column, to, span);
      else
        for (long j = 0; j < columns; j++)
          for (long k = 0; k < rows; k++) to[k * span + j] = from[k * b_row + j * b_column];
    }
}

INLINE float dot(const float *a, const float *b, long n) {
  vf sums[4] = {splat(0), splat(0), splat(0), splat(0)};
  long i = 0;
  float result;
  for (; i + 4 * LANES <= n; i += 4 * LANES)
    for (int j = 0; j < 4; j++) sums[j] += load(a + i + j * LANES) * load(b + i + j * LANES);
  for (; i + LANES <= n; i += LANES) sums[0] += load(a + i) * load(b + i);
  result = sum_of((sums[0] + sums[1]) + (sums[2] + sums[3]))[0];
  for (; i < n; i++) result += a[i] * b[i];
  return result;
}

static void multiply(int shape, long rows, long columns, long depth, const float *a, long a_row, long a_column, const float *b,
                     long b_row, long b_column, float *c, long c_row) {
  if (columns == 1 && a_column == 1 && b_row == 1) {
    for (long i = 0; i < rows; i++) c[i * c_row] = dot(a + i * a_row, b, depth);
    return;
  }
  panel_product p = {.shape = shape, .rows = rows, .a_row = a_row, .a_column = a_column, .c_row = c_row};
  for (p.start = 0; p.start < depth; p.start += PANEL_ROWS) {
    p.depth = depth - p.start < PANEL_ROWS ? depth - p.start : PANEL_ROWS;
    p.a = a + p.start * a_column;
    p.adding = p.start > 0;
    for (p.column = 0; p.column < columns; p.column += p.width) {
      const long left = columns - p.column, span = left > LANES ? PANEL_WIDTH : LANES;
      p.width = left < span ? left : span;
      p.b = b + p.start * b_row + p.column * b_column;
      p.b_row = b_row;
      p.c = c + p.column;
      const int direct = b_column == 1 && p.width == span;
      const int often = rows > TILE_ROWS * (p.depth > 64 ? 2 : 8); /* else it may stay where it is */
      if (direct && often && shape == FULL && span == PANEL_WIDTH) {
        packed_on_the_way(p);
        continue;
      }
      if (!direct || often) {
        pack(p.b, b_row, b_column, p.depth, p.width, span);
        p.b = panel;
        p.b_row = span;
      }
      (span == LANES ? narrow_panel : wide_panel)(&p);
    }
  }
}

static const int32_t *product(float *workspace, const int32_t *code) {
  const int32_t *size = code + 1, *a = code + 4, *b = code + 7, *c = code + 10; /* offset, row stride, column stride */
  const int axes = code[12];
  const int32_t *lengths = code + 13, *a_strides = lengths + axes, *b_strides = a_strides + axes, *c_strides = b_strides + axes;
  long at[MOST_AXES] = {0};
  for (;;) {
    long ao = a[0], bo = b[0], co = c[0];
    for (int axis = 0; axis < axes; axis++) {
      ao += at[axis] * a_strides[axis];
      bo += at[axis] * b_strides[axis];
      co += at[axis] * c_strides[axis];
    }
    multiply(code[0], size[0], size[1], size[2], workspace + ao, a[1], a[2], workspace + bo, b[1], b[2], workspace + co, c[1]);
    int axis = axes - 1;
    while (axis >= 0 && ++at[axis] == lengths[axis]) at[axis--] = 0;
    if (axis < 0) return c_strides + axes;
  }
}

/* ---- reductions and normalisations ---- */

/* a, b [rows..., width] -> contiguous [rows...], the scaled product of each row with its fellow */
static const int32_t *dot_rows(float *workspace, const int32_t *code) {
  const float scale = *(const float *)code;
  const long width = code[1];
  float *to = workspace + code[2];
  const float *a = workspace + code[3], *b = workspace + code[4];
  const int axes = code[5];
  const int32_t *lengths = code + 6, *a_strides = lengths + axes, *b_strides = a_strides + axes;
  long at[MOST_AXES] = {0};
  for (;;) {
    *to++ = scale * dot(a, b, width);
    int axis = axes - 1;
    for (; axis >= 0; axis--) {
      a += a_strides[axis];
      b += b_strides[axis];
      if (++at[axis] < lengths[axis]) break;
      a -= at[axis] * a_strides[axis];
      b -= at[axis] * b_strides[axis];
      at[axis] = 0;
    }
    if (axis < 0) return b_strides + axes;
  }
}

/* Vectors of a row that stays in registers, and rows that do so together. */
#define SHORT_ROW 8
#define TOGETHER 2

enum { SUM, MAX, MIN, PROD };

/* Of n > 0 elements side by side. */
INLINE float sum_row(const float *x, long n) {
  vf sums[4] = {splat(0), splat(0), splat(0), splat(0)};
  long i = 0;
  for (; i + 4 * LANES <= n; i += 4 * LANES)
    for (int j = 0; j < 4; j++) sums[j] += load(x + i + j * LANES);
  for (; i + LANES <= n; i += LANES) sums[0] += load(x + i);
  float result = sum_of((sums[0] + sums[1]) + (sums[2] + sums[3]))[0];
  for (; i < n; i++) result += x[i];
  return result;
}

INLINE float max_row(const float *x, long n) {
  float result = x[0];
  long i = 0;
  if (n >= LANES) {
    vf best = load(x);
    for (i = LANES; i + LANES <= n; i += LANES) best = maximum(best, load(x + i));
    result = max_of(best)[0];
  }
  for (; i < n; i++) result = result > x[i] || result != result ? result : x[i];
  return result;
}

static double combine(int kind, double a, double b) {
  if (kind == SUM) return a + b;
  if (kind == PROD) return a * b;
  if (a != a) return a;
  return (kind == MAX ? a >= b : a <= b) ? a : b;
}

/* The 32 lowest bits of a whole number, as JavaScript keeps it. */
static int32_t lowest_bits(double x) { return (int32_t)(int64_t)fmod(x, 0x1p32); }

/* x [kept..., folded...] -> contiguous [kept...], times a scale unless they are whole numbers */
static const int32_t *reduce(float *workspace, const int32_t *code) {
  const int kind = code[0], whole = code[1];
  const float scale = *(const float *)(code + 2);
  float *to = workspace + code[3];
  view kept, folded;
  code = read_view(code + 4, &kept);
  code = read_view(code, &folded);
  const int rowwise = folded.axes == 1 && folded.strides[0] == 1;
  long at[MOST_AXES] = {0};
  for (;; to++) {
    const float *x = workspace + kept.offset;
    for (int axis = 0; axis < kept.axes; axis++) x += at[axis] * kept.strides[axis];
    if (rowwise && kind <= MAX && !whole) {
      *to = kind == SUM ? scale * sum_row(x, folded.lengths[0]) : max_row(x, folded.lengths[0]);
    } else {
      long inner[MOST_AXES] = {0};
      double result = 0;
      for (int first = 1;; first = 0) {
        const float *address = x;
        for (int axis = 0; axis < folded.axes; axis++) address += inner[axis] * folded.strides[axis];
        const double element = whole ? (double)*(const int32_t *)address : (double)*address;
        result = first ? element : combine(kind, result, element);
        int axis = folded.axes - 1;
        while (axis >= 0 && ++inner[axis] == folded.lengths[axis]) inner[axis--] = 0;
        if (axis < 0) break;
      }
      if (whole) *(int32_t *)to = lowest_bits(result);
      else *to = scale * (float)result;
    }
    int axis = kept.axes - 1;
    while (axis >= 0 && ++at[axis] == kept.lengths[axis]) at[axis--] = 0;
    if (axis < 0) return code;
  }
}

/* The softmax of rows of `vectors` * LANES elements; `added` to each first, unless it is NULL. Several rows at once, since one step of a
   row must wait for the other. */
INLINE void softmax_rows(const int rows, const int vectors, long width, const float *x, const float *const *added, float *to) {
  vf row[TOGETHER][SHORT_ROW], raised[TOGETHER][SHORT_ROW], largest[TOGETHER], total[TOGETHER];
#define EACH_ROW UNROLL for (int i = 0; i < rows; i++)
#define EACH_VECTOR UNROLL for (int j = 0; j < vectors; j++)
  EACH_ROW EACH_VECTOR row[i][j] = load(x + i * width + j * LANES);
  if (added[0]) EACH_ROW EACH_VECTOR row[i][j] += load(added[i] + j * LANES);
  EACH_ROW {
    largest[i] = row[i][0];
    EACH_VECTOR largest[i] = larger(largest[i], row[i][j]);
  }
  EACH_ROW largest[i] = largest_of(largest[i]);
  EACH_VECTOR EACH_ROW raised[i][j] = exponential_of_negative(row[i][j] - largest[i]);
  EACH_ROW {
    total[i] = raised[i][0];
    UNROLL for (int j = 1; j < vectors; j++) total[i] += raised[i][j];
  }
  EACH_ROW total[i] = sum_of(total[i]);
  EACH_ROW {
    const vf scale = 1.0f / total[i];
    EACH_VECTOR store(to + i * width + j * LANES, raised[i][j] * scale);
  }
}

/* The same of a row of any width. */
static void softmax_long_row(long width, const float *x, const float *added, float *to) {
  if (added) {
    for (long j = 0; j < width; j++) to[j] = x[j] + added[j];
    x = to;
  }
  const float largest = max_row(x, width);
  vf sum = splat(0);
  for (long i = 0; i < width; i += LANES) {
    float part[LANES];
    const int whole = i + LANES <= width;
    if (!whole)
      for (int lane = 0; lane < LANES; lane++) part[lane] = i + lane < width ? x[i + lane] : -INFINITY;
    const vf raised = exponential_of_negative(load(whole ? x + i : part) - largest);
    sum += raised;
    if (whole) store(to + i, raised);
    else
      for (long j = i; j < width; j++) to[j] = raised[j - i];
  }
  const float scale = 1.0f / sum_of(sum)[0];
  for (long j = 0; j < width; j++) to[j] *= scale;
}

/* The first `used` elements of rows that lie `width` apart. */
static void softmax_of(long rows, long used, long width, const float *x, const float *const *added, float *to) {
#define VECTORS(count)                                                                       \
  case count:                                                                                \
    if (rows == TOGETHER) softmax_rows(TOGETHER, count, width, x, added, to);                \
    else softmax_rows(1, count, width, x, added, to);                                        \
    break;
  switch (used % LANES ? 0 : used / LANES) {
    VECTORS(1) VECTORS(2) VECTORS(3) VECTORS(4) VECTORS(5) VECTORS(6) VECTORS(7) VECTORS(SHORT_ROW)
    default: for (long row = 0; row < rows; row++) softmax_long_row(used, x + row * width, added[row], to + row * width);
  }
}

/* x [rows, width] -> its softmax along the rows; a mask is added first, if there is one. Of squares of which only
   the lower triangle is not 0, what is known to be 0 is not computed. */
static const int32_t *softmax(float *workspace, const int32_t *code) {
  const int lower = code[0], masked = code[5];
  const long rows = code[1], width = code[2];
  const float *x = workspace + code[3];
  float *to = workspace + code[4];
  view mask;
  code = read_view(code + 6, &mask);
  const float *next = masked ? workspace + mask.offset : NULL;
  long at[MOST_AXES] = {0};
  for (long row = 0; row < rows;) {
    const long reach = lower ? (row % width / LANES + 1) * LANES : width, used = reach < width ? reach : width;
    const long together = row + TOGETHER <= rows && (!lower || width % TOGETHER == 0) ? TOGETHER : 1;
    const float *added[TOGETHER];
    for (long i = 0; i < together; i++) {
      added[i] = next;
      for (int axis = mask.axes - 1; masked && axis >= 0; axis--) {
        next += mask.strides[axis];
        if (++at[axis] < mask.lengths[axis]) break;
        next -= at[axis] * mask.strides[axis];
        at[axis] = 0;
      }
    }
    softmax_of(together, used, width, x, added, to);
    for (long i = 0; i < together; i++)
      for (long j = used; j < width; j++) to[i * width + j] = 0;
    row += together;
    x += together * width;
    to += together * width;
  }
  return code;
}

/* Whether x comes before y: whole numbers or reals. */
INLINE int exceeds(int kind, int whole, const float *x, const float *y) {
  if (whole) return kind == MAX ? *(const int32_t *)x > *(const int32_t *)y : *(const int32_t *)x < *(const int32_t *)y;
  return kind == MAX ? *x > *y : *x < *y;
}

/* The first index of the extreme along the middle axis: x [outer, length, inner] -> [outer, inner] */
static const int32_t *extreme_index(float *workspace, const int32_t *code) {
  const int kind = code[0], whole = code[1];
  const long outer = code[2], length = code[3], inner = code[4];
  const float *x = workspace + code[5];
  int32_t *to = (int32_t *)(workspace + code[6]);
  for (long o = 0; o < outer; o++)
    for (long i = 0; i < inner; i++) {
      const float *column = x + o * length * inner + i;
      long best = 0;
      for (long k = 1; k < length; k++)
        if (exceeds(kind, whole, column + k * inner, column + best * inner)) best = k;
      *to++ = best;
    }
  return code + 7;
}

/* ---- look-ups ---- */

/* The first index of a run that was out of range; where it is none, `of` is NULL. */
static _Thread_local struct {
  const char *of;
  long index, length;
} out_of_range;

INLINE long bounded(long at, long length, const char *of) {
  if (at >= 0 && at < length) return at;
  if (!out_of_range.of) {
    out_of_range.of = of;
    out_of_range.index = at;
    out_of_range.length = length;
  }
  return 0;
}

/* x [outer, length, inner], at [count] -> [outer, count, inner] */
static const int32_t *gather(float *workspace, const int32_t *code) {
  const long outer = code[0], length = code[1], inner = code[2], count = code[3];
  const float *x = workspace + code[4];
  const int32_t *at = (const int32_t *)(workspace + code[5]);
  float *to = workspace + code[6];
  for (long o = 0; o < outer; o++)
    for (long i = 0; i < count; i++, to += inner) {
      const float *row = x + (o * length + bounded(at[i], length, "Gather")) * inner;
      if (inner == 1) *to = *row;
      else memcpy(to, row, inner * sizeof(float));
    }
  return code + 7;
}

enum { PUT, ADD_REALS, ADD_WHOLE };

/* Rows [count, inner] added to, or written over, those of `to` that at [count, axes] names. */
static const int32_t *scatter(float *workspace, const int32_t *code) {
  const int how = code[0], axes = code[3];
  const long count = code[1], inner = code[2];
  const int32_t *lengths = code + 7, *at = (const int32_t *)(workspace + code[4]);
  const float *from = workspace + code[5];
  float *to = workspace + code[6];
  for (long i = 0; i < count; i++, at += axes, from += inner) {
    long index = 0;
    for (int axis = 0; axis < axes; axis++) index = index * lengths[axis] + bounded(at[axis], lengths[axis], "ScatterND");
    float *row = to + index * inner;
    if (how == ADD_REALS)
      for (long j = 0; j < inner; j++) row[j] += from[j];
    else if (how == ADD_WHOLE)
      for (long j = 0; j < inner; j++) ((uint32_t *)row)[j] += ((const uint32_t *)from)[j];
    else memcpy(row, from, inner * sizeof(float));
  }
  return code + 7 + axes;
}

/* ---- the list ---- */

static void execute(float *workspace, const int32_t *code, const int32_t *end) {
  static const int32_t *(*const INSTRUCTIONS[])(float *, const int32_t *) = {elementwise,   product, reduce,  softmax,
                                                                             extreme_index, gather,  scatter, dot_rows};
  while (code < end) code = INSTRUCTIONS[*code](workspace, code + 1);
}

/* Denormal numbers count as 0: Adam's variances decay into them, and processors are many times slower on them. */
#if defined(__x86_64__)
static uint32_t flush_denormals(void) {
  const uint32_t before = __builtin_ia32_stmxcsr();
  __builtin_ia32_ldmxcsr(before | 0x8040);
  return before;
}
static void restore(uint32_t before) { __builtin_ia32_ldmxcsr(before); }
#elif defined(__aarch64__)
static uint64_t flush_denormals(void) {
  uint64_t before;
  __asm__ volatile("mrs %0, fpcr" : "=r"(before));
  __asm__ volatile("msr fpcr, %0" ::"r"(before | (1u << 24)));
  return before;
}
static void restore(uint64_t before) { __asm__ volatile("msr fpcr, %0" ::"r"(before)); }
#else
static int flush_denormals(void) { return 0; }
static void restore(int before) { (void)before; }
#endif

/* run(workspace: Float32Array, list: Int32Array): void */
static napi_value run(napi_env env, napi_callback_info info) {
  size_t count = 2, length = 0;
  napi_value arguments[2];
  void *workspace = NULL, *code = NULL;
  napi_get_cb_info(env, info, &count, arguments, NULL, NULL);
  if (napi_get_typedarray_info(env, arguments[0], NULL, NULL, &workspace, NULL, NULL) != napi_ok ||
      napi_get_typedarray_info(env, arguments[1], NULL, &length, &code, NULL, NULL) != napi_ok) {
    napi_throw_type_error(env, NULL, "run takes a Float32Array and an Int32Array");
    return NULL;
  }
  const __typeof__(flush_denormals()) before = flush_denormals();
  out_of_range.of = NULL;
  execute(workspace, code, (const int32_t *)code + length);
  restore(before);
  if (out_of_range.of) {
    char message[96];
    snprintf(message, sizeof message, "%s: index %ld is not in [0, %ld]", out_of_range.of, out_of_range.index, out_of_range.length - 1);
    napi_throw_range_error(env, NULL, message);
  }
  return NULL;
}

/* toLine(workspace: Float32Array): number of elements before the first that begins a line of the cache */
static napi_value to_line(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value workspace, result;
  void *start = NULL;
  napi_get_cb_info(env, info, &count, &workspace, NULL, NULL);
  if (napi_get_typedarray_info(env, workspace, NULL, NULL, &start, NULL, NULL) != napi_ok) {
    napi_throw_type_error(env, NULL, "toLine takes a Float32Array");
    return NULL;
  }
  napi_create_uint32(env, (64 - (uintptr_t)start % 64) % 64 / sizeof(float), &result);
  return result;
}

NAPI_MODULE_INIT() {
  const napi_property_descriptor functions[] = {{.utf8name = "run", .method = run}, {.utf8name = "toLine", .method = to_line}};
  napi_define_properties(env, exports, 2, functions);
  return exports;
}
