#include "Numbers.h"

void raw_fee(mpz_ptr fee, const raw_job *job) {
  mpz_mul(fee, job->numerator, job->units);
  mpz_cdiv_q(fee, fee, job->denominator);
}

/// value · 10^decimals as a whole number; halves go to the even neighbour.
static void scaled(mpz_ptr result, mpq_srcptr value, unsigned long decimals) {
  mpz_t remainder;
  mpz_init(remainder);
  mpz_ui_pow_ui(result, 10, decimals);
  mpz_mul(result, result, mpq_numref(value));
  mpz_tdiv_qr(result, remainder, result, mpq_denref(value));
  mpz_mul_2exp(remainder, remainder, 1);
  int order = mpz_cmp(remainder, mpq_denref(value));
  if (order > 0 || (order == 0 && mpz_odd_p(result))) mpz_add_ui(result, result, 1);
  mpz_clear(remainder);
}

/// The value, above zero and below a million, with 6 significant digits.
static size_t significant_text(char *text, mpq_srcptr value) {
  // mpz_sizeinbase may be one too large, so the first attempt has up to two digits too many.
  unsigned long decimals = 6 + mpz_sizeinbase(mpq_denref(value), 10) + 1 -
                           mpz_sizeinbase(mpq_numref(value), 10);
  mpz_t digits;
  mpz_init(digits);
  while (1) {
    scaled(digits, value, decimals);
    if (mpz_cmp_ui(digits, 1000000) <= 0) break;
    decimals -= 1;
  }
  char plain[32];
  mpz_get_str(plain, 10, digits);
  mpz_clear(digits);
  return plain_decimal(text, plain, decimals);
}

size_t raw_fee_in_dollars(char *text, const raw_job *job, const raw_fraction *usd_per_eth) {
  mpz_t fee;
  mpq_t dollars;
  mpz_init(fee);
  mpq_init(dollars);
  raw_fee(fee, job);
  mpz_mul(mpq_numref(dollars), fee, mpq_numref(usd_per_eth->value));
  mpz_mul_ui(mpq_denref(dollars), mpq_denref(usd_per_eth->value), WEI_PER_ETH);
  mpq_canonicalize(dollars);
  size_t length = significant_text(text, dollars);
  mpq_clear(dollars);
  mpz_clear(fee);
  return length;
}
