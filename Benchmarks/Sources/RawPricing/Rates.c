#include "Numbers.h"

#include <string.h>

void raw_wei_per_millisecond(mpq_ptr wei, const raw_fraction *usd_per_minute,
                             const raw_fraction *usd_per_eth) {
  mpz_mul(mpq_numref(wei), mpq_numref(usd_per_minute->value), mpq_denref(usd_per_eth->value));
  mpz_mul_ui(mpq_numref(wei), mpq_numref(wei), WEI_PER_ETH);
  mpz_mul(mpq_denref(wei), mpq_denref(usd_per_minute->value), mpq_numref(usd_per_eth->value));
  mpz_mul_ui(mpq_denref(wei), mpq_denref(wei), 60000);
  mpq_canonicalize(wei);
}

void raw_usd_per_hour(mpq_ptr usd, const raw_fraction *wei_per_millisecond,
                      const raw_fraction *usd_per_eth) {
  mpz_mul(mpq_numref(usd), mpq_numref(wei_per_millisecond->value), mpq_numref(usd_per_eth->value));
  mpz_mul_ui(mpq_numref(usd), mpq_numref(usd), 3600000);
  mpz_mul(mpq_denref(usd), mpq_denref(wei_per_millisecond->value), mpq_denref(usd_per_eth->value));
  mpz_mul_ui(mpq_denref(usd), mpq_denref(usd), WEI_PER_ETH);
  mpq_canonicalize(usd);
}

/// a ← a · term + b, and b ← what a was.
static void next_convergent(mpz_ptr a, mpz_ptr b, mpz_srcptr term) {
  mpz_addmul(b, a, term);
  mpz_swap(a, b);
}

/// The denominator of the simplest fraction from low through high, which are above zero.
static void simplest_denominator(mpz_ptr denominator, mpq_ptr low, mpq_ptr high) {
  mpz_t term, c, d;
  mpz_init(term);
  mpz_init_set_ui(c, 0);
  mpz_init_set_ui(d, 1);
  while (1) {
    mpz_cdiv_q(term, mpq_numref(low), mpq_denref(low));
    if (mpq_cmp_z(high, term) >= 0) {
      mpz_set(denominator, d);
      mpz_addmul(denominator, c, term);
      break;
    }
    mpz_fdiv_q(term, mpq_numref(low), mpq_denref(low));
    next_convergent(c, d, term);
    // Taking off a whole number and turning over keep a fraction in lowest terms.
    mpz_submul(mpq_numref(low), mpq_denref(low), term);
    mpz_submul(mpq_numref(high), mpq_denref(high), term);
    mpq_inv(low, low);
    mpq_inv(high, high);
    mpq_swap(low, high);
  }
  mpz_clear(d);
  mpz_clear(c);
  mpz_clear(term);
}

void raw_price_pair(mpz_ptr price, mpz_ptr units, const raw_fraction *wei_per_unit) {
  mpq_t margin, low, high;
  mpq_init(margin);
  mpq_init(low);
  mpq_init(high);
  mpz_set(mpq_numref(margin), mpq_numref(wei_per_unit->value));
  mpz_mul_ui(mpq_denref(margin), mpq_denref(wei_per_unit->value), 1000000);
  mpq_canonicalize(margin);
  mpq_sub(low, wei_per_unit->value, margin);
  mpq_add(high, wei_per_unit->value, margin);
  simplest_denominator(units, low, high);

  // The nearest price over that many units; two times it plus one, halved, rounds halves up.
  mpz_mul(price, mpq_numref(wei_per_unit->value), units);
  mpz_mul_2exp(price, price, 1);
  mpz_add(price, price, mpq_denref(wei_per_unit->value));
  mpz_fdiv_q(price, price, mpq_denref(wei_per_unit->value));
  mpz_fdiv_q_2exp(price, price, 1);

  // How far the pair lies from the price, in millionths.
  mpq_set_z(margin, price);
  mpz_set(mpq_denref(margin), units);
  mpq_canonicalize(margin);
  mpq_div(margin, margin, wei_per_unit->value);
  mpz_sub(mpq_numref(margin), mpq_numref(margin), mpq_denref(margin));
  mpz_mul_ui(mpq_numref(margin), mpq_numref(margin), 1000000);
  mpq_canonicalize(margin);
  mpq_clear(high);
  mpq_clear(low);
  mpq_clear(margin);
}

/// Reads digits with at most one point among them; returns what follows.
static const char *parse_decimal(mpq_ptr value, const char *text) {
  char digits[128];
  size_t decimals = 0;
  size_t count = read_digits(digits, &decimals, &text);
  digits[count] = 0;
  mpz_set_str(mpq_numref(value), digits, 10);
  mpz_ui_pow_ui(mpq_denref(value), 10, decimals);
  mpq_canonicalize(value);
  return text;
}

static unsigned long milliseconds(const char *scale) {
  if (strcmp(scale, "ms") == 0) return 1;
  if (strcmp(scale, "s") == 0) return 1000;
  if (strcmp(scale, "min") == 0) return 60000;
  return 3600000;
}

void raw_parse_rate(mpq_ptr wei, const char *text, const raw_fraction *usd_per_eth) {
  int is_dollars = *text == '$';
  text = parse_decimal(wei, text + is_dollars);
  if (is_dollars) {
    mpq_div(wei, wei, usd_per_eth->value);
    mpz_mul_ui(mpq_numref(wei), mpq_numref(wei), WEI_PER_ETH);
  }
  const char *slash = strchr(text, '/');
  mpz_mul_ui(mpq_denref(wei), mpq_denref(wei), milliseconds(slash + 1));
  mpq_canonicalize(wei);
}

size_t raw_print_rate(char *text, const raw_fraction *wei_per_millisecond) {
  mpz_get_str(text, 10, mpq_numref(wei_per_millisecond->value));
  size_t length = strlen(text);
  memcpy(text + length, "wei/", 4);
  length += 4;
  if (mpz_cmp_ui(mpq_denref(wei_per_millisecond->value), 1) != 0) {
    mpz_get_str(text + length, 10, mpq_denref(wei_per_millisecond->value));
    length += strlen(text + length);
    text[length++] = ' ';
  }
  memcpy(text + length, "ms", 3);
  return length + 2;
}
