#include "Numbers.h"

#include <string.h>

void raw_job_init(raw_job *job, uint64_t numerator, uint64_t denominator, uint64_t units) {
  mpz_init_set_ui(job->numerator, numerator);
  mpz_init_set_ui(job->denominator, denominator);
  mpz_init_set_ui(job->units, units);
}

void raw_fraction_init(raw_fraction *fraction, const char *text) {
  mpq_init(fraction->value);
  mpq_set_str(fraction->value, text, 10);
  mpq_canonicalize(fraction->value);
}

void raw_mpq_init(mpq_ptr value) { mpq_init(value); }
void raw_mpq_clear(mpq_ptr value) { mpq_clear(value); }

size_t raw_fraction_text(char *text, mpq_srcptr value) {
  return strlen(mpq_get_str(text, 10, value));
}

size_t read_digits(char *digits, size_t *decimals, const char **text) {
  size_t count = 0;
  int past_point = 0;
  for (; **text == '.' || (**text >= '0' && **text <= '9'); *text += 1) {
    if (**text == '.') {
      past_point = 1;
    } else {
      digits[count++] = **text;
      *decimals += past_point;
    }
  }
  return count;
}

size_t plain_decimal(char *text, const char *digits, size_t decimals) {
  size_t count = strlen(digits);
  while (decimals > 0 && count > 1 && digits[count - 1] == '0') {
    count -= 1;
    decimals -= 1;
  }
  size_t length = 0;
  if (count <= decimals) {
    text[length++] = '0';
  } else {
    memcpy(text, digits, count - decimals);
    length = count - decimals;
  }
  if (decimals > 0) {
    text[length++] = '.';
    for (size_t zeros = decimals > count ? decimals - count : 0; zeros > 0; zeros -= 1) {
      text[length++] = '0';
    }
    size_t fraction = decimals < count ? decimals : count;
    memcpy(text + length, digits + count - fraction, fraction);
    length += fraction;
  }
  text[length] = 0;
  return length;
}
