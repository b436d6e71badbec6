#include "Numbers.h"

void raw_parse_ether(mpz_ptr wei, const char *text) {
  char digits[128];
  size_t count = 0;
  size_t decimals = 0;
  int past_point = 0;
  for (; *text == '.' || (*text >= '0' && *text <= '9'); text += 1) {
    if (*text == '.') {
      past_point = 1;
    } else {
      digits[count++] = *text;
      decimals += past_point;
    }
  }
  for (; decimals < 18; decimals += 1) digits[count++] = '0';
  digits[count] = 0;
  mpz_set_str(wei, digits, 10);
}

size_t raw_print_ether(char *text, mpz_srcptr wei) {
  char digits[128];
  mpz_get_str(digits, 10, wei);
  return plain_decimal(text, digits, 18);
}
