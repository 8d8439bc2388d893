// ---- How threads find their weights.

#define LANES_OF(T) (16 / int(sizeof(T)))
#define AT_LEAST_ONE(n) ((n) > 0 ? (n) : 1)

// A tensor as kernels are given it; of a loop over rows or columns these take the place of weights.
template <class T, int SLICES> struct Tensor {
    T* w;
    const T* g;
    T* s[AT_LEAST_ONE(SLICES)];  // what the loop is given beside, in its order
    const T* k;                  // numbers of its own, or none
    double* sums;                // what each block comes to, one output after the other
    double* columns;             // the same of columns, for each panel
    u64 n;                       // weights
    u64 matrix;                  // weights of a matrix
    u64 outer, inner;            // lines of a matrix, weights of a line
    u64 span, panel;             // where blocks begin anew
    u64 blocks;                  // blocks of weights in all
    u64 key;                     // of random numbers
    u32 first;                   // its first block of threads among those of the launch
    u32 flags;
};
// All addresses are multiples of 16; lines in memory are rows; each matrix has numbers of its own.
enum Flags { ALIGNED = 1, BY_ROWS = 2, OF_MATRICES = 4 };

template <class T, int COUNT> struct Numbers {
    T k[AT_LEAST_ONE(COUNT)];
};

// What a loop reads and writes of one weight.
template <class T, int SLICES, int ROOMS> struct Values {
    T w, g, s[AT_LEAST_ONE(SLICES)], out[AT_LEAST_ONE(ROOMS)];
};

// How a slice is read: one value for each weight, of its row, of its column, or drawn.
enum How { EACH, OF_ROW, OF_COLUMN, NORMAL, UNIFORM };

// The tensor of this block of threads.
template <class T, int SLICES> DEVICE const Tensor<T, SLICES>& own(const Tensor<T, SLICES>* list, u32 count) {
    u32 low = 0, high = count;
    while (high - low > 1) {
        const u32 middle = (low + high) / 2;
        if (list[middle].first <= blockIdx.x)
            low = middle;
        else
            high = middle;
    }
    return list[low];
}

template <class T, int SLICES> DEVICE u64 line_or_column(const Tensor<T, SLICES>& t, int how, u64 i) {
    const bool of_line = (how == OF_ROW) == ((t.flags & BY_ROWS) != 0);
    return of_line ? i / t.inner : i / (t.outer * t.inner) * t.inner + i % t.inner;
}

template <class L, class T> DEVICE T fetch(const Tensor<T, L::SLICES>& t, int slice, u64 i, u64 step) {
    const int how = L::how(slice);
    if (how == EACH) return t.s[slice][i];
    if (how == OF_ROW || how == OF_COLUMN) return t.s[slice][line_or_column(t, how, i)];
    return drawn<T>(how == NORMAL, t.key, step, L::call(slice), i);
}

template <class L, class T> DEVICE const T* own_numbers(const Tensor<T, L::SLICES>& t, u64 i, const T* k) {
    if (t.k == 0) return k;
    return (t.flags & OF_MATRICES) != 0 ? t.k + i / t.matrix * L::NUMBERS : t.k;
}

// The values of one weight, and what the loop makes of them.
template <class L, class T> DEVICE void compute(Values<T, L::SLICES, L::ROOMS>& at, const Tensor<T, L::SLICES>& t, u64 i, const T* k, u64 step) {
    if (L::READS_W) at.w = t.w[i];
    if (L::READS_G) at.g = t.g[i];
#pragma unroll
    for (int a = 0; a < L::SLICES; a++)
        if (L::reads(a)) at.s[a] = fetch<L>(t, a, i, step);
    L::each(at, k);
}

template <class L, class T> DEVICE void settle(Values<T, L::SLICES, L::ROOMS>& at, u64 settles) {
    if (settles == 0) return;
#pragma unroll
    for (int a = 0; a < L::SLICES; a++)
        if (L::writes(a) && a < 64 && (settles >> (a & 63) & 1) != 0) at.s[a] = settled(at.s[a]);
}

template <class L, class T> DEVICE void one_weight(const Tensor<T, L::SLICES>& t, u64 i, const T* k, u64 step, u64 settles) {
    Values<T, L::SLICES, L::ROOMS> at;
    compute<L>(at, t, i, own_numbers<L>(t, i, k), step);
    settle<L, T>(at, settles);
    if (L::WRITES_W) t.w[i] = at.w;
#pragma unroll
    for (int a = 0; a < L::SLICES; a++)
        if (L::writes(a)) t.s[a][i] = at.s[a];
}

template <class T> struct Raw {
    typedef float4 Of;
};
template <> struct Raw<double> {
    typedef double2 Of;
};
template <class T> union Vector {
    typename Raw<T>::Of raw;
    T x[LANES_OF(T)];
    __device__ Vector() {}
};
template <class T> DEVICE void load(Vector<T>& v, const T* p) { v.raw = *reinterpret_cast<const typename Raw<T>::Of*>(p); }
template <class T> DEVICE void store(T* p, const Vector<T>& v) { *reinterpret_cast<typename Raw<T>::Of*>(p) = v.raw; }

#define WEIGHTS_OF_BLOCK(T) (u64(THREADS) * UNROLL * LANES_OF(T))

// 16 bytes of each stream a thread and turn, all loads before all stores.
template <class L, class T, bool FULL> DEVICE void vectors(const Tensor<T, L::SLICES>& t, u64 begin, const T* k, u64 step, u64 settles) {
    const int LANES = LANES_OF(T);
    const u64 from = begin + u64(threadIdx.x) * LANES;
    Vector<T> w[UNROLL], g[UNROLL], s[AT_LEAST_ONE(L::SLICES)][UNROLL];
#pragma unroll
    for (int u = 0; u < UNROLL; u++) {
        const u64 i = from + u64(u) * (THREADS * LANES);
        if (FULL || i + LANES <= t.n) {
            if (L::READS_W) load(w[u], t.w + i);
            if (L::READS_G) load(g[u], t.g + i);
#pragma unroll
            for (int a = 0; a < L::SLICES; a++)
                if (L::reads(a) && L::how(a) == EACH) load(s[a][u], t.s[a] + i);
        }
    }
#pragma unroll
    for (int u = 0; u < UNROLL; u++) {
        const u64 i = from + u64(u) * (THREADS * LANES);
        if (FULL || i + LANES <= t.n) {
#pragma unroll
            for (int j = 0; j < LANES; j++) {
                Values<T, L::SLICES, L::ROOMS> at;
                if (L::READS_W) at.w = w[u].x[j];
                if (L::READS_G) at.g = g[u].x[j];
#pragma unroll
                for (int a = 0; a < L::SLICES; a++)
                    if (L::reads(a)) at.s[a] = L::how(a) == EACH ? s[a][u].x[j] : fetch<L>(t, a, i + j, step);
                L::each(at, k);
                settle<L, T>(at, settles);
                if (L::WRITES_W) w[u].x[j] = at.w;
#pragma unroll
                for (int a = 0; a < L::SLICES; a++)
                    if (L::writes(a)) s[a][u].x[j] = at.s[a];
            }
            if (L::WRITES_W) store(t.w + i, w[u]);
#pragma unroll
            for (int a = 0; a < L::SLICES; a++)
                if (L::writes(a)) store(t.s[a] + i, s[a][u]);
        }
    }
}

// A loop that stores, and reduces no number of the tensor.
template <class L, class T> DEVICE void each_weight(const Tensor<T, L::SLICES>* list, u32 count, u64 settles, u64 step, const T* shared) {
    const Tensor<T, L::SLICES>& t = own(list, count);
    const u64 begin = u64(blockIdx.x - t.first) * WEIGHTS_OF_BLOCK(T);
    if ((t.flags & ALIGNED) == 0 || (t.flags & OF_MATRICES) != 0) {
        const u64 end = begin + WEIGHTS_OF_BLOCK(T) < t.n ? begin + WEIGHTS_OF_BLOCK(T) : t.n;
        for (u64 i = begin + threadIdx.x; i < end; i += THREADS) one_weight<L>(t, i, shared, step, settles);
        return;
    }
    T k[AT_LEAST_ONE(L::NUMBERS)];
    const T* numbers = t.k == 0 ? shared : t.k;
#pragma unroll
    for (int a = 0; a < L::NUMBERS; a++) k[a] = numbers[a];
    if (begin + WEIGHTS_OF_BLOCK(T) <= t.n) {
        vectors<L, T, true>(t, begin, k, step, settles);
        return;
    }
    // The last block of a tensor.
    vectors<L, T, false>(t, begin, k, step, settles);
    const u64 i = t.n / LANES_OF(T) * LANES_OF(T) + threadIdx.x;
    if (i < t.n) one_weight<L>(t, i, shared, step, settles);
}
