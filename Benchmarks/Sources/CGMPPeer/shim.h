#ifndef CGMP_PEER_SHIM_H
#define CGMP_PEER_SHIM_H

#include <gmp.h>
#include <string.h>

// gmp.h maps its documented names to __gmpz_* with #define, and Swift imports no such macro.
// The wrappers have names of their own, so that they cannot be taken for the library's CGMP.

static inline void peer_init(mpz_ptr x) { mpz_init(x); }
static inline void peer_clear(mpz_ptr x) { mpz_clear(x); }

static inline void peer_add(mpz_ptr result, mpz_srcptr x, mpz_srcptr y) { mpz_add(result, x, y); }
static inline void peer_mul(mpz_ptr result, mpz_srcptr x, mpz_srcptr y) { mpz_mul(result, x, y); }
static inline void peer_quotient(mpz_ptr result, mpz_srcptr x, mpz_srcptr y) {
  mpz_tdiv_q(result, x, y);
}

/// Reads decimal digits; nonzero where the text is not a number.
static inline int peer_set_decimal(mpz_ptr result, const char *digits) {
  return mpz_set_str(result, digits, 10);
}

/// Room for the decimal digits, a sign and the terminator.
static inline size_t peer_decimal_capacity(mpz_srcptr x) { return mpz_sizeinbase(x, 10) + 2; }

/// Writes the decimal digits and a terminator; returns the length without the terminator.
static inline size_t peer_get_decimal(char *digits, mpz_srcptr x) {
  return strlen(mpz_get_str(digits, 10, x));
}

#endif
