#include "Numbers.h"

void raw_parse_ether(mpz_ptr wei, const char *text) {
  char digits[128];
  size_t decimals = 0;
  size_t count = read_digits(digits, &decimals, &text);
  for (; decimals < 18; decimals += 1) digits[count++] = '0';
  digits[count] = 0;
  mpz_set_str(wei, digits, 10);
}

size_t raw_print_ether(char *text, mpz_srcptr wei) {
  char digits[128];
  mpz_get_str(digits, 10, wei);
  return plain_decimal(text, digits, 18);
}
