#ifndef RAW_PRICING_H
#define RAW_PRICING_H

// The library's work, written by hand over GMP's mpz and mpq calls.
//
// Every function makes the numbers that it needs and clears them; what it is handed is ready.
// Texts are trusted: nothing here finds a fault, which is work that the library does as well.

#include <gmp.h>
#include <stddef.h>
#include <stdint.h>

/// A price per unit as a fraction, and how many units.
typedef struct {
  mpz_t numerator, denominator, units;
} raw_job;

void raw_job_init(raw_job *job, uint64_t numerator, uint64_t denominator, uint64_t units);

/// A fraction that stays: an ETH price, a rate.
typedef struct {
  mpq_t value;
} raw_fraction;

/// Takes `numerator/denominator` in decimal.
void raw_fraction_init(raw_fraction *fraction, const char *text);

/// The fee in whole wei, rounded up.
void raw_fee(mpz_ptr fee, const raw_job *job);

/// The fee's exact worth in dollars, below a million of them, with 6 significant digits.
///
/// `text` has room for 64 bytes; returns the length.
size_t raw_fee_in_dollars(char *text, const raw_job *job, const raw_fraction *usd_per_eth);

/// Reads "1234.567890123456789012 ETH" as wei: up to 18 decimals, up to 80 digits.
void raw_parse_ether(mpz_ptr wei, const char *text);

/// Writes wei in ETH, without zeros at the end. `text` has room for 128 bytes.
size_t raw_print_ether(char *text, mpz_srcptr wei);

/// Writes wei per millisecond of a price in dollars per minute as a fraction.
void raw_wei_per_millisecond(mpq_ptr wei, const raw_fraction *usd_per_minute,
                             const raw_fraction *usd_per_eth);

/// The dollars per hour of a price in wei per millisecond.
void raw_usd_per_hour(mpq_ptr usd, const raw_fraction *wei_per_millisecond,
                      const raw_fraction *usd_per_eth);

/// The pair of whole numbers with the fewest units within a millionth of a price.
void raw_price_pair(mpz_ptr price, mpz_ptr units, const raw_fraction *wei_per_unit);

/// Reads "12882811wei/ms" or "$0.0012/min" as wei per millisecond.
void raw_parse_rate(mpq_ptr wei, const char *text, const raw_fraction *usd_per_eth);

/// Writes a price as "12882811wei/ms" or "20000000wei/3 ms". `text` has room for 256 bytes.
size_t raw_print_rate(char *text, const raw_fraction *wei_per_millisecond);

/// The fraction as `numerator/denominator`. `text` has room for 256 bytes.
size_t raw_fraction_text(char *text, mpq_srcptr value);

/// Tariffs and an ETH price for columns of jobs, with every number that a row needs made once.
typedef struct raw_batch raw_batch;

/// Takes the quanta of dollars per wei as `numerator/denominator`; no tariff has a price yet.
raw_batch *raw_batch_make(size_t tariffs, const char *quanta_per_wei);

/// Takes a tariff's wei per unit as `numerator/denominator` or as a whole number.
void raw_batch_set_price(raw_batch *batch, size_t tariff, const char *wei_per_unit);

/// The fee of each job, rounded up, and its dollars, halves to even, for prices of any size.
///
/// Fees and dollars are below 2^128; `fees` and `usd` have room for 16 bytes a row.
void raw_batch_quote(raw_batch *batch, const uint64_t *units, const uint32_t *tariffs, size_t rows,
                     void *fees, void *usd);

/// The same for prices in whole wei where all terms have one word: GMP's `_ui` functions alone.
void raw_batch_quote_whole_wei(raw_batch *batch, const uint64_t *units, const uint32_t *tariffs,
                               size_t rows, void *fees, void *usd);

/// The sum of a tariff's fees so far. `text` has room for 256 bytes; returns the length.
size_t raw_batch_sum(char *text, const raw_batch *batch, size_t tariff);

void raw_mpq_init(mpq_ptr value);
void raw_mpq_clear(mpq_ptr value);

#endif
