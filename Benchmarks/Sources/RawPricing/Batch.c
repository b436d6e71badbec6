#include "Numbers.h"

#include <stdlib.h>
#include <string.h>

typedef unsigned __int128 two_words;

typedef struct {
  mpz_t sum;
  mpq_t price;
} raw_tariff;

struct raw_batch {
  mpq_t quanta_per_wei;
  mpz_t fee, product, quanta, remainder;
  raw_tariff tariffs[];
};

raw_batch *raw_batch_make(size_t tariffs, const char *quanta_per_wei) {
  raw_batch *batch = malloc(sizeof *batch + tariffs * sizeof batch->tariffs[0]);
  mpq_init(batch->quanta_per_wei);
  mpq_set_str(batch->quanta_per_wei, quanta_per_wei, 10);
  // Room enough that no row makes a number grow.
  mpz_init2(batch->fee, 320);
  mpz_init2(batch->product, 320);
  mpz_init2(batch->quanta, 320);
  mpz_init2(batch->remainder, 320);
  for (size_t i = 0; i < tariffs; i += 1) {
    mpz_init2(batch->tariffs[i].sum, 320);
    mpq_init(batch->tariffs[i].price);
  }
  return batch;
}

void raw_batch_set_price(raw_batch *batch, size_t tariff, const char *wei_per_unit) {
  mpq_set_str(batch->tariffs[tariff].price, wei_per_unit, 10);
}

static two_words low_words(mpz_srcptr value) {
  return (two_words)mpz_getlimbn(value, 1) << 64 | mpz_getlimbn(value, 0);
}

void raw_batch_quote(raw_batch *batch, const uint64_t *units, const uint32_t *tariffs, size_t rows,
                     void *fees, void *usd) {
  two_words *fee_column = fees, *usd_column = usd;
  mpz_ptr fee = batch->fee, product = batch->product;
  mpz_ptr quanta = batch->quanta, remainder = batch->remainder;
  mpz_srcptr numerator = mpq_numref(batch->quanta_per_wei);
  mpz_srcptr denominator = mpq_denref(batch->quanta_per_wei);
  for (size_t row = 0; row < rows; row += 1) {
    raw_tariff *tariff = &batch->tariffs[tariffs[row]];
    mpz_mul_ui(product, mpq_numref(tariff->price), units[row]);
    mpz_cdiv_q(fee, product, mpq_denref(tariff->price));
    mpz_mul(product, fee, numerator);
    mpz_tdiv_qr(quanta, remainder, product, denominator);
    mpz_mul_2exp(remainder, remainder, 1);
    int order = mpz_cmp(remainder, denominator);
    if (order > 0 || (order == 0 && mpz_odd_p(quanta))) mpz_add_ui(quanta, quanta, 1);
    mpz_add(tariff->sum, tariff->sum, fee);
    fee_column[row] = low_words(fee);
    usd_column[row] = low_words(quanta);
  }
}

void raw_batch_quote_whole_wei(raw_batch *batch, const uint64_t *units, const uint32_t *tariffs,
                               size_t rows, void *fees, void *usd) {
  two_words *fee_column = fees, *usd_column = usd;
  mpz_ptr fee = batch->fee, product = batch->product, quanta = batch->quanta;
  uint64_t numerator = mpz_get_ui(mpq_numref(batch->quanta_per_wei));
  uint64_t denominator = mpz_get_ui(mpq_denref(batch->quanta_per_wei));
  for (size_t row = 0; row < rows; row += 1) {
    raw_tariff *tariff = &batch->tariffs[tariffs[row]];
    mpz_mul_ui(fee, mpq_numref(tariff->price), units[row]);
    mpz_mul_ui(product, fee, numerator);
    uint64_t twice = mpz_tdiv_q_ui(quanta, product, denominator) << 1;
    if (twice > denominator || (twice == denominator && mpz_odd_p(quanta))) {
      mpz_add_ui(quanta, quanta, 1);
    }
    mpz_add(tariff->sum, tariff->sum, fee);
    fee_column[row] = low_words(fee);
    usd_column[row] = low_words(quanta);
  }
}

size_t raw_batch_sum(char *text, const raw_batch *batch, size_t tariff) {
  return strlen(mpz_get_str(text, 10, batch->tariffs[tariff].sum));
}
