// ---- Functions of FreeBSD's msun, by way of musl and the crate `libm`.
//
// Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro and SunSoft, Sun
// Microsystems, Inc. businesses. Permission to use, copy, modify, and distribute this software is freely granted, provided
// that this notice is preserved.

DEVICE int high_word(double x) { return int(u32(bits(x) >> 32)); }
DEVICE u32 low_word(double x) { return u32(bits(x)); }
DEVICE double with_high_word(double x, u32 word) { return of_bits((bits(x) & 0xffffffffull) | u64(word) << 32); }
DEVICE double with_low_word(double x, u32 word) { return of_bits((bits(x) & 0xffffffff00000000ull) | word); }

DEVICE double scalbn64(double x, int n) {
    if (n > 1023) {
        x *= two_to(1023);
        n -= 1023;
        if (n > 1023) {
            x *= two_to(1023);
            n -= 1023;
            if (n > 1023) n = 1023;
        }
    } else if (n < -1022) {
        // Two to the -1022 + 53, so that nothing is rounded twice.
        x *= two_to(-969);
        n += 969;
        if (n < -1022) {
            x *= two_to(-969);
            n += 969;
            if (n < -1022) n = -1022;
        }
    }
    return x * two_to(n);
}

OUT_OF_LINE double pow_of_libm(double x, double y) {
    const double huge = 1.0e300, tiny = 1.0e-300;
    double t1, t2;
    const int hx = high_word(x), hy = high_word(y);
    const u32 lx = low_word(x), ly = low_word(y);
    int ix = hx & 0x7fffffff;
    const int iy = hy & 0x7fffffff;
    if ((u32(iy) | ly) == 0) return 1.0;
    if (hx == 0x3ff00000 && lx == 0) return 1.0;
    if (ix > 0x7ff00000 || (ix == 0x7ff00000 && lx != 0) || iy > 0x7ff00000 || (iy == 0x7ff00000 && ly != 0)) return x + y;
    // 0: y is no whole number; 1: an odd one; 2: an even one.
    int whole = 0, k, j;
    if (hx < 0) {
        if (iy >= 0x43400000) {
            whole = 2;
        } else if (iy >= 0x3ff00000) {
            k = (iy >> 20) - 0x3ff;
            if (k > 20) {
                const u32 word = ly >> (52 - k);
                if ((word << (52 - k)) == ly) whole = 2 - int(word & 1);
            } else if (ly == 0) {
                j = iy >> (20 - k);
                if ((j << (20 - k)) == iy) whole = 2 - (j & 1);
            }
        }
    }
    if (ly == 0) {
        if (iy == 0x7ff00000) {
            if (((ix - 0x3ff00000) | int(lx)) == 0) return 1.0;
            if (ix >= 0x3ff00000) return hy >= 0 ? y : 0.0;
            return hy >= 0 ? 0.0 : -y;
        }
        if (iy == 0x3ff00000) return hy >= 0 ? x : 1.0 / x;
        if (hy == 0x40000000) return x * x;
        if (hy == 0x3fe00000 && hx >= 0) return __dsqrt_rn(x);
    }
    double ax = fabs(x);
    if (lx == 0 && (ix == 0x7ff00000 || ix == 0 || ix == 0x3ff00000)) {
        double z = ax;
        if (hy < 0) z = 1.0 / z;
        if (hx < 0) {
            if (((ix - 0x3ff00000) | whole) == 0)
                z = (z - z) / (z - z);
            else if (whole == 1)
                z = -z;
        }
        return z;
    }
    double s = 1.0;
    if (hx < 0) {
        if (whole == 0) return (x - x) / (x - x);
        if (whole == 1) s = -1.0;
    }
    if (iy > 0x41e00000) {
        if (iy > 0x43f00000) {
            if (ix <= 0x3fefffff) return hy < 0 ? huge * huge : tiny * tiny;
            if (ix >= 0x3ff00000) return hy > 0 ? huge * huge : tiny * tiny;
        }
        if (ix < 0x3fefffff) return hy < 0 ? s * huge * huge : s * tiny * tiny;
        if (ix > 0x3ff00000) return hy > 0 ? s * huge * huge : s * tiny * tiny;
        const double t = ax - 1.0;
        const double w = (t * t) * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
        const double u = 1.44269502162933349609e+00 * t;
        const double v = t * 1.92596299112661746887e-08 - w * 1.44269504088896338700e+00;
        t1 = with_low_word(u + v, 0);
        t2 = v - (t1 - u);
    } else {
        int n = 0;
        if (ix < 0x00100000) {
            ax *= 9007199254740992.0;
            n -= 53;
            ix = high_word(ax);
        }
        n += (ix >> 20) - 0x3ff;
        j = ix & 0x000fffff;
        ix = j | 0x3ff00000;
        if (j <= 0x3988e) {
            k = 0;
        } else if (j < 0xbb67a) {
            k = 1;
        } else {
            k = 0;
            n += 1;
            ix -= 0x00100000;
        }
        const double bp = k == 0 ? 1.0 : 1.5;
        const double dp_h = k == 0 ? 0.0 : 5.84962487220764160156e-01, dp_l = k == 0 ? 0.0 : 1.35003920212974897128e-08;
        ax = with_high_word(ax, u32(ix));
        double u = ax - bp;
        double v = 1.0 / (ax + bp);
        const double ss = u * v;
        const double s_h = with_low_word(ss, 0);
        double t_h = with_high_word(0.0, ((u32(ix) >> 1) | 0x20000000) + 0x00080000 + (u32(k) << 18));
        double t_l = ax - (t_h - bp);
        const double s_l = v * ((u - s_h * t_h) - s_h * t_l);
        double s2 = ss * ss;
        double r = s2 * s2 * (5.99999999999994648725e-01 + s2 * (4.28571428578550184252e-01 + s2 * (3.33333329818377432918e-01 + s2 * (2.72728123808534006489e-01 + s2 * (2.30660745775561754067e-01 + s2 * 2.06975017800338417784e-01)))));
        r += s_l * (s_h + ss);
        s2 = s_h * s_h;
        t_h = with_low_word(3.0 + s2 + r, 0);
        t_l = r - ((t_h - 3.0) - s2);
        u = s_h * t_h;
        v = s_l * t_h + t_l * ss;
        const double p_h = with_low_word(u + v, 0);
        const double p_l = v - (p_h - u);
        const double z_h = 9.61796700954437255859e-01 * p_h;
        const double z_l = -7.02846165095275826516e-09 * p_h + p_l * 9.61796693925975554329e-01 + dp_l;
        const double t = double(n);
        t1 = with_low_word(((z_h + z_l) + dp_h) + t, 0);
        t2 = z_l - (((t1 - t) - dp_h) - z_h);
    }
    const double y1 = with_low_word(y, 0);
    const double p_l = (y - y1) * t1 + y * t2;
    double p_h = y1 * t1;
    double z = p_l + p_h;
    j = high_word(z);
    int i = int(low_word(z));
    if (j >= 0x40900000) {
        if (((j - 0x40900000) | i) != 0) return s * huge * huge;
        if (p_l + 8.0085662595372944372e-017 > z - p_h) return s * huge * huge;
    } else if ((j & 0x7fffffff) >= 0x4090cc00) {
        if (((u32(j) - 0xc090cc00u) | u32(i)) != 0) return s * tiny * tiny;
        if (p_l <= z - p_h) return s * tiny * tiny;
    }
    i = j & 0x7fffffff;
    k = (i >> 20) - 0x3ff;
    int n = 0;
    if (i > 0x3fe00000) {
        n = j + (0x00100000 >> (k + 1));
        k = ((n & 0x7fffffff) >> 20) - 0x3ff;
        const double t = with_high_word(0.0, u32(n & ~(0x000fffff >> k)));
        n = ((n & 0x000fffff) | 0x00100000) >> (20 - k);
        if (j < 0) n = -n;
        p_h -= t;
    }
    double t = with_low_word(p_l + p_h, 0);
    const double u = t * 6.93147182464599609375e-01;
    const double v = (p_l - (t - p_h)) * 6.93147180559945286227e-01 + t * -1.90465429995776804525e-09;
    z = u + v;
    const double w = v - (z - u);
    t = z * z;
    t1 = z - t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03 + t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
    const double r = (z * t1) / (t1 - 2.0) - (w + z * w);
    z = 1.0 - (r - z);
    j = high_word(z);
    j += int(u32(n) << 20);
    if ((j >> 20) <= 0)
        z = scalbn64(z, n);
    else
        z = with_high_word(z, u32(j));
    return s * z;
}

OUT_OF_LINE double log_of_libm(double x) {
    u64 ui = bits(x);
    u32 hx = u32(ui >> 32);
    int k = 0;
    if (hx < 0x00100000 || (hx >> 31) != 0) {
        if ((ui << 1) == 0) return -1.0 / (x * x);
        if ((hx >> 31) != 0) return nan();
        k -= 54;
        x *= two_to(54);
        ui = bits(x);
        hx = u32(ui >> 32);
    } else if (hx >= 0x7ff00000) {
        return x;
    } else if (hx == 0x3ff00000 && (ui << 32) == 0) {
        return 0.0;
    }
    hx += 0x3ff00000 - 0x3fe6a09e;
    k += int(hx >> 20) - 0x3ff;
    hx = (hx & 0x000fffff) + 0x3fe6a09e;
    x = of_bits(u64(hx) << 32 | (ui & 0xffffffffull));
    const double f = x - 1.0;
    const double hfsq = 0.5 * f * f;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double w = z * z;
    const double t1 = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    const double t2 = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    const double r = t2 + t1;
    const double dk = double(k);
    return s * (hfsq + r) + dk * 1.90821492927058770002e-10 - hfsq + f + dk * 6.93147180369123816490e-01;
}

OUT_OF_LINE double expm1_of_libm(double x) {
    u64 ui = bits(x);
    const u32 hx = u32(ui >> 32) & 0x7fffffff;
    const bool below = (ui >> 63) != 0;
    if (hx >= 0x4043687a) {
        if (x != x) return x;
        if (below) return -1.0;
        if (x > 7.09782712893383973096e+02) return x * two_to(1023);
    }
    double c = 0.0, t;
    int k = 0;
    if (hx > 0x3fd62e42) {
        double hi, lo;
        if (hx < 0x3ff0a2b2) {
            hi = below ? x + 6.93147180369123816490e-01 : x - 6.93147180369123816490e-01;
            lo = below ? -1.90821492927058770002e-10 : 1.90821492927058770002e-10;
            k = below ? -1 : 1;
        } else {
            k = int(1.44269504088896338700e+00 * x + (below ? -0.5 : 0.5));
            t = double(k);
            hi = x - t * 6.93147180369123816490e-01;
            lo = t * 1.90821492927058770002e-10;
        }
        x = hi - lo;
        c = (hi - x) - lo;
    } else if (hx < 0x3c900000) {
        return x;
    }
    const double hfx = 0.5 * x;
    const double hxs = x * hfx;
    const double r1 = 1.0 + hxs * (-3.33333333333331316428e-02 + hxs * (1.58730158725481460165e-03 + hxs * (-7.93650757867487942473e-05 + hxs * (4.00821782732936239552e-06 + hxs * -2.01099218183624371326e-07))));
    t = 3.0 - r1 * hfx;
    double e = hxs * ((r1 - t) / (6.0 - x * t));
    if (k == 0) return x - (x * e - hxs);
    e = x * (e - c) - c;
    e -= hxs;
    if (k == -1) return 0.5 * (x - e) - 0.5;
    if (k == 1) return x < -0.25 ? -2.0 * (e - (x + 0.5)) : 1.0 + 2.0 * (x - e);
    const double power = of_bits(u64(i64(0x3ff + k)) << 52);
    if (k < 0 || k > 56) {
        double y = x - e + 1.0;
        y = k == 1024 ? y * 2.0 * two_to(1023) : y * power;
        return y - 1.0;
    }
    const double inverse = of_bits(u64(0x3ff - k) << 52);
    return k < 20 ? (x - e + (1.0 - inverse)) * power : (x - (e + inverse) + 1.0) * power;
}

DEVICE double k_sin(double x, double y, bool tail) {
    const double z = x * x;
    const double w = z * z;
    const double r = 8.33333333332248946124e-03 + z * (-1.98412698298579493134e-04 + z * 2.75573137070700676789e-06) + z * w * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10);
    const double v = z * x;
    if (!tail) return x + v * (-1.66666666666666324348e-01 + z * r);
    return x - ((z * (0.5 * y - v * r) - y) - v * -1.66666666666666324348e-01);
}

DEVICE double k_cos(double x, double y) {
    const double z = x * x;
    double w = z * z;
    const double r = z * (4.16666666666666019037e-02 + z * (-1.38888888888741095749e-03 + z * 2.48015872894767294178e-05)) + w * w * (-2.75573143513906633035e-07 + z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11));
    const double hz = 0.5 * z;
    w = 1.0 - hz;
    return w + (((1.0 - w) - hz) + (z * r - x * y));
}

// x less the nearest multiple of π/2, of a large x that lies in the first parts of 24 bits each; the last digits of the
// multiple.
OUT_OF_LINE int rem_pio2_large(const double* x, int nx, int e0, Wide& y) {
    const int two_over_pi[66] = {
        0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1, 0xf534dd, 0xc0db62, 0x95993c, 0x439041, 0xfe5163, 0xabdebb, 0xc561b7,
        0x246e3a, 0x424dd2, 0xe00649, 0x2eea09, 0xd1921c, 0xfe1deb, 0x1cb129, 0xa73ee8, 0x8235f5, 0x2ebb44, 0x84e99c,
        0x7026b4, 0x5f7e41, 0x3991d6, 0x398353, 0x39f49c, 0x845f8b, 0xbdf928, 0x3b1ff8, 0x97ffde, 0x05980f, 0xef2f11,
        0x8b5a0a, 0x6d1f6d, 0x367ecf, 0x27cb09, 0xb74f46, 0x3f669e, 0x5fea2d, 0x7527ba, 0xc7ebe5, 0xf17b3d, 0x0739f7,
        0x8a5292, 0xea6bfb, 0x5fb11f, 0x8d5d08, 0x560330, 0x46fc7b, 0x6babf0, 0xcfbc20, 0x9af436, 0x1da9e3, 0x91615e,
        0xe61b08, 0x659985, 0x5f14a0, 0x68408d, 0xffd880, 0x4d7327, 0x310606, 0x1556ca, 0x73a8c9, 0x60e27b, 0xc08c6b,
    };
    const double pio2[8] = {
        1.57079625129699707031e+00, 7.54978941586159635335e-08, 5.39030252995776476554e-15, 3.28200341580791294123e-22,
        1.27065575308067607349e-29, 1.22933308981111328932e-36, 2.73370053816464559624e-44, 2.16741683877804819444e-51,
    };
    const double up = 16777216.0, down = two_to(-24);
    const int jk = 4, jx = nx - 1;
    int jv = (e0 - 3) / 24;
    if (jv < 0) jv = 0;
    int q0 = e0 - 24 * (jv + 1);
    double f[20], q[20], fq[20], fw, z;
    int iq[20], n, ih;
    for (int i = 0; i <= jx + jk; i++) f[i] = jv - jx + i < 0 ? 0.0 : double(two_over_pi[jv - jx + i]);
    for (int i = 0; i <= jk; i++) {
        fw = 0.0;
        for (int j = 0; j <= jx; j++) fw += x[j] * f[jx + i - j];
        q[i] = fw;
    }
    int jz = jk;
    for (;;) {
        z = q[jz];
        for (int i = 0, j = jz; j > 0; i++, j--) {
            fw = double(int(down * z));
            iq[i] = int(z - up * fw);
            z = q[j - 1] + fw;
        }
        z = scalbn64(z, q0);
        z -= 8.0 * floor(z * 0.125);
        n = int(z);
        z -= double(n);
        ih = 0;
        if (q0 > 0) {
            const int i = iq[jz - 1] >> (24 - q0);
            n += i;
            iq[jz - 1] -= i << (24 - q0);
            ih = iq[jz - 1] >> (23 - q0);
        } else if (q0 == 0) {
            ih = iq[jz - 1] >> 23;
        } else if (z >= 0.5) {
            ih = 2;
        }
        if (ih > 0) {
            n += 1;
            bool carry = false;
            for (int i = 0; i < jz; i++) {
                const int j = iq[i];
                if (carry) {
                    iq[i] = 0xffffff - j;
                } else if (j != 0) {
                    carry = true;
                    iq[i] = 0x1000000 - j;
                }
            }
            if (q0 == 1) iq[jz - 1] &= 0x7fffff;
            if (q0 == 2) iq[jz - 1] &= 0x3fffff;
            if (ih == 2) {
                z = 1.0 - z;
                if (carry) z -= scalbn64(1.0, q0);
            }
        }
        if (z != 0.0) break;
        int j = 0;
        for (int i = jz - 1; i >= jk; i--) j |= iq[i];
        if (j != 0) break;
        int k = 1;
        while (iq[jk - k] == 0) k++;
        for (int i = jz + 1; i <= jz + k; i++) {
            f[jx + i] = double(two_over_pi[jv + i]);
            fw = 0.0;
            for (int a = 0; a <= jx; a++) fw += x[a] * f[jx + i - a];
            q[i] = fw;
        }
        jz += k;
    }
    if (z == 0.0) {
        jz -= 1;
        q0 -= 24;
        while (iq[jz] == 0) {
            jz -= 1;
            q0 -= 24;
        }
    } else {
        z = scalbn64(z, -q0);
        if (z >= up) {
            fw = double(int(down * z));
            iq[jz] = int(z - up * fw);
            jz += 1;
            q0 += 24;
            iq[jz] = int(fw);
        } else {
            iq[jz] = int(z);
        }
    }
    fw = scalbn64(1.0, q0);
    for (int i = jz; i >= 0; i--) {
        q[i] = fw * double(iq[i]);
        fw *= down;
    }
    for (int i = jz; i >= 0; i--) {
        fw = 0.0;
        for (int k = 0; k <= jk && k <= jz - i; k++) fw += pio2[k] * q[i + k];
        fq[jz - i] = fw;
    }
    fw = 0.0;
    for (int i = jz; i >= 0; i--) fw += fq[i];
    y.high = ih == 0 ? fw : -fw;
    fw = fq[0] - fw;
    for (int i = 1; i <= jz; i++) fw += fq[i];
    y.low = ih == 0 ? fw : -fw;
    return n & 7;
}

DEVICE int rem_pio2_medium(double x, u32 ix, Wide& y) {
    const double tmp = x * 6.36619772367581382433e-01 + ROUNDS;
    const double f_n = tmp - ROUNDS;
    const int n = int(f_n);
    double r = x - f_n * 1.57079632673412561417e+00;
    double w = f_n * 6.07710050650619224932e-11;
    y.high = r - w;
    const int ex = int(ix >> 20);
    if (ex - (high_word(y.high) >> 20 & 0x7ff) > 16) {
        double t = r;
        w = f_n * 6.07710050630396597660e-11;
        r = t - w;
        w = f_n * 2.02226624879595063154e-21 - ((t - r) - w);
        y.high = r - w;
        if (ex - (high_word(y.high) >> 20 & 0x7ff) > 49) {
            t = r;
            w = f_n * 2.02226624871116645580e-21;
            r = t - w;
            w = f_n * 8.47842766036889956997e-32 - ((t - r) - w);
            y.high = r - w;
        }
    }
    y.low = (r - y.high) - w;
    return n;
}

// x less so many times π/2, whose first 33 bits are exact.
DEVICE int rem_pio2_near(double x, double times, Wide& y) {
    const double z = x - times * 1.57079632673412561417e+00, rest = times * 6.07710050650619224932e-11;
    y.high = z - rest;
    y.low = (z - y.high) - rest;
    return int(times);
}

OUT_OF_LINE int rem_pio2(double x, Wide& y) {
    const double sign = (bits(x) >> 63) != 0 ? -1.0 : 1.0;
    const u32 ix = u32(high_word(x)) & 0x7fffffff;
    if (ix <= 0x400f6a7a) {
        if ((ix & 0xfffff) == 0x921fb) return rem_pio2_medium(x, ix, y);
        return rem_pio2_near(x, ix <= 0x4002d97c ? sign : sign * 2.0, y);
    }
    if (ix <= 0x401c463b) {
        if (ix == 0x4012d97c || ix == 0x401921fb) return rem_pio2_medium(x, ix, y);
        return rem_pio2_near(x, ix <= 0x4015fdbc ? sign * 3.0 : sign * 4.0, y);
    }
    if (ix < 0x413921fb) return rem_pio2_medium(x, ix, y);
    double z = of_bits((bits(x) & 0x000fffffffffffffull) | u64(0x3ff + 23) << 52), tx[3];
    for (int i = 0; i < 2; i++) {
        tx[i] = double(int(z));
        z = (z - tx[i]) * 16777216.0;
    }
    tx[2] = z;
    int last = 2;
    while (last != 0 && tx[last] == 0.0) last--;
    const int n = rem_pio2_large(tx, last + 1, int(ix >> 20) - (0x3ff + 23), y);
    if (sign < 0.0) {
        y.high = -y.high;
        y.low = -y.low;
        return -n;
    }
    return n;
}

OUT_OF_LINE double sin64(double x) {
    const u32 ix = u32(high_word(x)) & 0x7fffffff;
    if (ix <= 0x3fe921fb) return ix < 0x3e500000 ? x : k_sin(x, 0.0, false);
    if (ix >= 0x7ff00000) return x - x;
    Wide y;
    const int n = rem_pio2(x, y);
    switch (n & 3) {
        case 0: return k_sin(y.high, y.low, true);
        case 1: return k_cos(y.high, y.low);
        case 2: return -k_sin(y.high, y.low, true);
        default: return -k_cos(y.high, y.low);
    }
}

OUT_OF_LINE double cos64(double x) {
    const u32 ix = u32(high_word(x)) & 0x7fffffff;
    if (ix <= 0x3fe921fb) return ix < 0x3e46a09e ? 1.0 : k_cos(x, 0.0);
    if (ix >= 0x7ff00000) return x - x;
    Wide y;
    const int n = rem_pio2(x, y);
    switch (n & 3) {
        case 0: return k_cos(y.high, y.low);
        case 1: return -k_sin(y.high, y.low, true);
        case 2: return -k_cos(y.high, y.low);
        default: return k_sin(y.high, y.low, true);
    }
}

DEVICE double atan64(double x) {
    const double hi[4] = {4.63647609000806093515e-01, 7.85398163397448278999e-01, 9.82793723247329054082e-01, 1.57079632679489655800e+00};
    const double lo[4] = {2.26987774529616870924e-17, 3.06161699786838301793e-17, 1.39033110312309984516e-17, 6.12323399573676603587e-17};
    u32 ix = u32(high_word(x));
    const u32 sign = ix >> 31;
    ix &= 0x7fffffff;
    if (ix >= 0x44100000) {
        if (x != x) return x;
        const double z = hi[3] + of_bits(0x03800000ull);
        return sign != 0 ? -z : z;
    }
    int id = -1;
    if (ix < 0x3fdc0000) {
        if (ix < 0x3e400000) return x;
    } else {
        x = fabs(x);
        if (ix < 0x3ff30000) {
            if (ix < 0x3fe60000) {
                x = (2.0 * x - 1.0) / (2.0 + x);
                id = 0;
            } else {
                x = (x - 1.0) / (x + 1.0);
                id = 1;
            }
        } else if (ix < 0x40038000) {
            x = (x - 1.5) / (1.0 + 1.5 * x);
            id = 2;
        } else {
            x = -1.0 / x;
            id = 3;
        }
    }
    double z = x * x;
    const double w = z * z;
    const double s1 = z * (3.33333333333329318027e-01 + w * (1.42857142725034663711e-01 + w * (9.09088713343650656196e-02 + w * (6.66107313738753120669e-02 + w * (4.97687799461593236017e-02 + w * 1.62858201153657823623e-02)))));
    const double s2 = w * (-1.99999999998764832476e-01 + w * (-1.11111104054623557880e-01 + w * (-7.69187620504482999495e-02 + w * (-5.83357013379057348645e-02 + w * -3.65315727442169155270e-02))));
    if (id < 0) return x - x * (s1 + s2);
    z = hi[id] - (x * (s1 + s2) - lo[id] - x);
    return sign != 0 ? -z : z;
}

OUT_OF_LINE double atan2_64(double y, double x) {
    const double pi = 3.1415926535897931160E+00;
    if (x != x || y != y) return x + y;
    u32 ix = u32(high_word(x)), iy = u32(high_word(y));
    const u32 lx = low_word(x), ly = low_word(y);
    if (((ix - 0x3ff00000u) | lx) == 0) return atan64(y);
    const u32 m = ((iy >> 31) & 1) | ((ix >> 30) & 2);
    ix &= 0x7fffffff;
    iy &= 0x7fffffff;
    if ((iy | ly) == 0) return m == 0 || m == 1 ? y : m == 2 ? pi : -pi;
    if ((ix | lx) == 0) return (m & 1) != 0 ? -pi / 2.0 : pi / 2.0;
    if (ix == 0x7ff00000) {
        if (iy == 0x7ff00000) return m == 0 ? pi / 4.0 : m == 1 ? -pi / 4.0 : m == 2 ? 3.0 * pi / 4.0 : -3.0 * pi / 4.0;
        return m == 0 ? 0.0 : m == 1 ? -0.0 : m == 2 ? pi : -pi;
    }
    if (ix + (64u << 20) < iy || iy == 0x7ff00000) return (m & 1) != 0 ? -pi / 2.0 : pi / 2.0;
    const double z = (m & 2) != 0 && iy + (64u << 20) < ix ? 0.0 : atan64(fabs(y / x));
    return m == 0 ? z : m == 1 ? -z : m == 2 ? pi - (z - 1.2246467991473531772E-16) : (z - 1.2246467991473531772E-16) - pi;
}
