// GMP's functions under their documented names.
//
// gmp.h reaches its functions through macros (`#define mpn_add __gmpn_add`), and Swift imports no
// name that a macro makes. Each name that ExactMath calls is given back here as a function.

#ifndef CGMP_SHIM_H
#define CGMP_SHIM_H

#include <gmp.h>

#if GMP_NAIL_BITS != 0
#error "livepeer-pricing needs a GMP built without nails (every usual build is)"
#endif

#undef mpn_add
#undef mpn_sub
#undef mpn_cmp
#undef mpn_mul
#undef mpn_tdiv_qr
#undef mpn_get_str
#undef mpn_set_str
#undef mpz_init
#undef mpz_clear
#undef mpz_roinit_n
#undef mpz_size
#undef mpz_limbs_read
#undef mpz_sgn
#undef mpz_and
#undef mpz_ior
#undef mpz_xor
#undef mpz_gcd
#undef mpz_mul_2exp
#undef mpz_fdiv_q_2exp

static inline mp_limb_t mpn_add(mp_limb_t *sum, const mp_limb_t *a, mp_size_t aCount,
                                const mp_limb_t *b, mp_size_t bCount) {
  return __gmpn_add(sum, a, aCount, b, bCount);
}

static inline mp_limb_t mpn_sub(mp_limb_t *difference, const mp_limb_t *a, mp_size_t aCount,
                                const mp_limb_t *b, mp_size_t bCount) {
  return __gmpn_sub(difference, a, aCount, b, bCount);
}

static inline int mpn_cmp(const mp_limb_t *a, const mp_limb_t *b, mp_size_t count) {
  return __gmpn_cmp(a, b, count);
}

static inline mp_limb_t mpn_mul(mp_limb_t *product, const mp_limb_t *a, mp_size_t aCount,
                                const mp_limb_t *b, mp_size_t bCount) {
  return __gmpn_mul(product, a, aCount, b, bCount);
}

static inline void mpn_tdiv_qr(mp_limb_t *quotient, mp_limb_t *remainder, const mp_limb_t *n,
                               mp_size_t nCount, const mp_limb_t *d, mp_size_t dCount) {
  __gmpn_tdiv_qr(quotient, remainder, 0, n, nCount, d, dCount);
}

static inline size_t mpn_get_str(unsigned char *digits, int base, mp_limb_t *limbs,
                                 mp_size_t count) {
  return __gmpn_get_str(digits, base, limbs, count);
}

static inline mp_size_t mpn_set_str(mp_limb_t *limbs, const unsigned char *digits, size_t count,
                                    int base) {
  return __gmpn_set_str(limbs, digits, count, base);
}

static inline void mpz_init(mpz_ptr x) { __gmpz_init(x); }
static inline void mpz_clear(mpz_ptr x) { __gmpz_clear(x); }
static inline mpz_srcptr mpz_roinit_n(mpz_ptr x, const mp_limb_t *limbs, mp_size_t signedCount) {
  return __gmpz_roinit_n(x, limbs, signedCount);
}
static inline size_t mpz_size(mpz_srcptr x) { return __gmpz_size(x); }
static inline const mp_limb_t *mpz_limbs_read(mpz_srcptr x) { return __gmpz_limbs_read(x); }
static inline int mpz_sgn(mpz_srcptr x) { return x->_mp_size < 0 ? -1 : x->_mp_size > 0; }
static inline void mpz_and(mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_and(r, a, b); }
static inline void mpz_ior(mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_ior(r, a, b); }
static inline void mpz_xor(mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_xor(r, a, b); }
static inline void mpz_gcd(mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_gcd(r, a, b); }
static inline void mpz_mul_2exp(mpz_ptr r, mpz_srcptr a, mp_bitcnt_t bits) {
  __gmpz_mul_2exp(r, a, bits);
}
static inline void mpz_fdiv_q_2exp(mpz_ptr r, mpz_srcptr a, mp_bitcnt_t bits) {
  __gmpz_fdiv_q_2exp(r, a, bits);
}

#endif
