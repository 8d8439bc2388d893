// ---- Sums in the order of the CPU: blocks of 1,024 values, 16 lanes in each that meet pair by pair; then blocks pair by
// pair, halves first.

#define BLOCK 1024
// Neighbouring lanes that a thread has, and the threads of a block of values.
#ifndef LANES_EACH
#define LANES_EACH 1
#endif
#define GROUP (16 / LANES_EACH)
#define GROUPS (THREADS / GROUP)

// The threads that share a block of values.
DEVICE u32 group_mask() { return GROUP == 16 ? 0xffffu << (threadIdx.x & 16) : GROUP == 1 ? 1u << (threadIdx.x & 31) : ((1u << GROUP) - 1u) << (threadIdx.x & 31 & ~(GROUP - 1)); }

// Lanes brought together; the result is that of the first thread of a group, and all have it.
DEVICE double pairs(Fold fold, double* s) {
    const u32 mask = group_mask();
#pragma unroll
    for (int half = GROUP / 2; half > 0; half /= 2)
#pragma unroll
        for (int e = 0; e < LANES_EACH; e++) s[e] = in_lane(fold, s[e], __shfl_down_sync(mask, s[e], half, GROUP));
#pragma unroll
    for (int half = LANES_EACH / 2; half > 0; half /= 2)
#pragma unroll
        for (int e = 0; e < half; e++) s[e] = in_lane(fold, s[e], s[e + half]);
    return GROUP > 1 ? __shfl_sync(mask, s[0], 0, GROUP) : s[0];
}

// The lanes of one output, of the weights from one place to another, scaled.
template <class L, class T> DEVICE double lanes_of(const Tensor<T, L::SLICES>& t, int q, u64 from, u64 to, double scale, const T* k, u64 step) {
    const Fold fold = L::fold(q);
    double s[LANES_EACH];
#pragma unroll
    for (int e = 0; e < LANES_EACH; e++) s[e] = nothing(fold);
    for (u64 row = from + threadIdx.x % GROUP * LANES_EACH; row < to; row += 16)
        for (int e = 0; e < LANES_EACH; e++)
            if (row + e < to) {
                Values<T, L::SLICES, L::ROOMS> at;
                compute<L>(at, t, row + e, own_numbers<L>(t, row + e, k), step);
                s[e] = in_lane(fold, s[e], term(fold, double(at.out[L::first(q)]) * scale, double(at.out[L::second(q)]) * scale));
            }
    return pairs(fold, s);
}

// A sum of squares that has left the range, made of scaled values.
template <class L, class T> DEVICE double held_sum(const Tensor<T, L::SLICES>& t, int q, u64 from, u64 to, double sum, const T* k, u64 step) {
    if (L::fold(q) != NORM || sizeof(T) == 4 || is_held(sum) || sum != sum) return sum;
    if (sum < two_to(-900)) return kept_of(UP, lanes_of<L>(t, q, from, to, two_to(700), k, step));
    return kept_of(DOWN, lanes_of<L>(t, q, from, to, two_to(-700), k, step));
}

DEVICE u64 divided_up(u64 a, u64 b) { return a / b + (a % b != 0 ? 1 : 0); }

// Where a block of values begins and ends.
template <class T, int SLICES> DEVICE void block_at(const Tensor<T, SLICES>& t, u64 block, u64& from, u64& to) {
    const u64 of_panel = divided_up(t.panel, BLOCK);
    const u64 of_span = t.span / t.panel * of_panel + divided_up(t.span % t.panel, BLOCK);
    const u64 span = block / of_span * t.span, inside = block % of_span;
    const u64 panel = span + inside / of_panel * t.panel;
    const u64 end = panel + t.panel < span + t.span ? panel + t.panel : span + t.span;
    from = panel + inside % of_panel * BLOCK;
    to = from + BLOCK < end ? from + BLOCK : end;
    to = to < t.n ? to : t.n;
}

// The end of the block of values that a place lies in.
template <class T, int SLICES> DEVICE u64 block_end(const Tensor<T, SLICES>& t, u64 place) {
    const u64 in_span = place % t.span, in_panel = in_span % t.panel;
    u64 left = BLOCK - in_panel % BLOCK;
    left = left < t.panel - in_panel ? left : t.panel - in_panel;
    left = left < t.span - in_span ? left : t.span - in_span;
    return place + left;
}

// A loop that reduces numbers of the tensor, each group of threads over one block. What it stores is stored behind.
template <class L, class T> DEVICE void sum_blocks(const Tensor<T, L::SLICES>* list, u32 count, u64 settles, u64 step, const T* shared) {
    const Tensor<T, L::SLICES>& t = own(list, count);
    const u64 block = u64(blockIdx.x - t.first) * GROUPS + threadIdx.x / GROUP;
    if (block >= t.blocks) return;
    u64 from, to;
    block_at(t, block, from, to);
    const u32 lane = threadIdx.x % GROUP;
    double s[AT_LEAST_ONE(L::OUTPUTS)][LANES_EACH];
#pragma unroll
    for (int q = 0; q < L::OUTPUTS; q++)
#pragma unroll
        for (int e = 0; e < LANES_EACH; e++) s[q][e] = nothing(L::fold(q));
    for (u64 row = from + lane * LANES_EACH; row < to; row += 16)
#pragma unroll
        for (int e = 0; e < LANES_EACH; e++)
            if (row + e < to) {
                Values<T, L::SLICES, L::ROOMS> at;
                compute<L>(at, t, row + e, own_numbers<L>(t, row + e, shared), step);
#pragma unroll
                for (int q = 0; q < L::OUTPUTS; q++)
                    if (L::over(q) == TENSOR) s[q][e] = in_lane(L::fold(q), s[q][e], term(L::fold(q), double(at.out[L::first(q)]), double(at.out[L::second(q)])));
            }
    u64 number = 0;
#pragma unroll
    for (int q = 0; q < L::OUTPUTS; q++)
        if (L::over(q) == TENSOR) {
            const double sum = held_sum<L>(t, q, from, to, pairs(L::fold(q), s[q]), shared, step);
            if (lane == 0) t.sums[number * t.blocks + block] = sum;
            number++;
        }
    if (L::STORES)
        for (u64 i = from + lane; i < to; i += GROUP) one_weight<L>(t, i, shared, step, settles);
}

// What is reduced of the lines in memory, each group of threads over one line, block by block.
template <class L, class T> DEVICE void fold_lines(const Tensor<T, L::SLICES>* list, u32 count, u64, u64 step, const T* shared) {
    const Tensor<T, L::SLICES>& t = own(list, count);
    const u64 line = u64(blockIdx.x - t.first) * GROUPS + threadIdx.x / GROUP;
    const u64 end = (line + 1) * t.inner;
    if (end > t.n) return;
    const int lines = (t.flags & BY_ROWS) != 0 ? ROW : COLUMN;
#pragma unroll
    for (int q = 0; q < L::OUTPUTS; q++)
        if (L::over(q) != TENSOR && L::over(q) == lines) {
            double sum = nothing(L::fold(q));
            for (u64 at = end - t.inner; at < end;) {
                const u64 to = block_end(t, at) < end ? block_end(t, at) : end;
                const double found = lanes_of<L>(t, q, at, to, 1.0, shared, step);
                sum = joined(L::fold(q), sum, held_sum<L>(t, q, at, to, found, shared, step));
                at = to;
            }
            if (threadIdx.x % GROUP == 0) t.s[L::left(q)][line] = T(finished(L::fold(q), sum, double(t.inner)));
        }
}

// What is reduced across them, each thread one column of a panel of lines.
template <class L, class T> DEVICE void fold_columns(const Tensor<T, L::SLICES>* list, u32 count, u64, u64 step, const T* shared) {
    const Tensor<T, L::SLICES>& t = own(list, count);
    const u64 place = u64(blockIdx.x - t.first) * THREADS + threadIdx.x;
    const u64 matrix = t.outer * t.inner;
    const u64 sets = divided_up(matrix, t.panel), all = t.n / matrix * sets * t.inner;
    if (place >= all) return;
    const u64 set = place / t.inner, column = place % t.inner;
    const u64 most = sets == 1 ? t.outer : t.panel / t.inner;
    const u64 first = set % sets * most, last = first + most < t.outer ? first + most : t.outer;
    const u64 begin = set / sets * matrix + column;
    const int across = (t.flags & BY_ROWS) != 0 ? COLUMN : ROW;
    u64 output = 0;
#pragma unroll
    for (int q = 0; q < L::OUTPUTS; q++)
        if (L::over(q) != TENSOR) {
            if (L::over(q) == across) {
                double sum = nothing(L::fold(q));
                for (u64 line = first; line < last; line++) {
                    const u64 i = begin + line * t.inner;
                    Values<T, L::SLICES, L::ROOMS> at;
                    compute<L>(at, t, i, own_numbers<L>(t, i, shared), step);
                    sum = down_column<T>(L::fold(q), sum, double(at.out[L::first(q)]), double(at.out[L::second(q)]));
                }
                t.columns[output * all + place] = sum;
            }
            output++;
        }
}

// Panels of columns that meet, and what they come to.
template <class T> struct Columns {
    const double* sums;
    T* out;
    u64 matrices, sets, inner, outer;
    u32 fold, first;
};

template <class T> DEVICE void join_columns(const Columns<T>* list, u32 count) {
    u32 low = 0, high = count;
    while (high - low > 1) {
        const u32 middle = (low + high) / 2;
        if (list[middle].first <= blockIdx.x)
            low = middle;
        else
            high = middle;
    }
    const Columns<T>& c = list[low];
    const u64 place = u64(blockIdx.x - c.first) * THREADS + threadIdx.x;
    if (place >= c.matrices * c.inner) return;
    const double* from = c.sums + place / c.inner * c.sets * c.inner + place % c.inner;
    const Fold fold = Fold(c.fold);
    double a[16];
    for (u32 p = 0; p < c.sets; p++) a[p] = from[p * c.inner];
    for (u32 panels = u32(c.sets); panels > 1;) {
        const u32 half = (panels + 1) / 2;
        for (u32 p = 0; p < panels - half; p++) a[p] = joined(fold, a[p], a[p + half]);
        panels = half;
    }
    c.out[place] = T(finished(fold, a[0], double(c.outer)));
}

// The sums of blocks that meet in a tree.
struct Tree {
    const double* sums;
    double* out;
    u64 count;
    u64 fold;
};

// A leaf of the tree, of one or two sums: `number` of 2^depth.
DEVICE double leaf(Fold fold, const double* sums, u64 count, u32 number, u32 depth) {
    u64 begin = 0, length = count;
    for (int bit = int(depth) - 1; bit >= 0; bit--) {
        const u64 left = (length + 1) / 2;
        if ((number >> bit & 1) != 0) {
            begin += left;
            length -= left;
        } else {
            length = left;
        }
    }
    return length == 1 ? sums[begin] : joined(fold, sums[begin], sums[begin + 1]);
}

// One block of threads a tree; each thread has neighbouring leaves, which are a whole tree themselves.
DEVICE void join_blocks(const Tree* list) {
    __shared__ double parts[1024];
    const Tree tree = list[blockIdx.x];
    const Fold fold = Fold(tree.fold);
    u32 depth = 0;
    while (2ull << depth <= tree.count) depth++;
    const u32 leaves = 1u << depth, many = leaves < THREADS ? leaves : THREADS, own = leaves / many;
    if (threadIdx.x < many) {
        double stack[32], value = 0.0;
        for (u32 i = 0; i < own; i++) {
            value = leaf(fold, tree.sums, tree.count, threadIdx.x * own + i, depth);
            int level = 0;
            for (u32 rest = i; (rest & 1) != 0; rest >>= 1) {
                value = joined(fold, stack[level], value);
                level++;
            }
            stack[level] = value;
        }
        parts[threadIdx.x] = value;
    }
    __syncthreads();
    for (u32 step = 1; step < many; step *= 2) {
        const bool mine = threadIdx.x % (2 * step) == 0 && threadIdx.x + step < many;
        const double pair = mine ? joined(fold, parts[threadIdx.x], parts[threadIdx.x + step]) : 0.0;
        __syncthreads();
        if (mine) parts[threadIdx.x] = pair;
        __syncthreads();
    }
    if (threadIdx.x == 0) *tree.out = parts[0];
}
