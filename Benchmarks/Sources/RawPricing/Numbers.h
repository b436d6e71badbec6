#ifndef RAW_NUMBERS_H
#define RAW_NUMBERS_H

#include "RawPricing.h"

#define WEI_PER_ETH 1000000000000000000u

/// Copies digits with at most one point among them, and leaves `text` behind them; returns how many,
/// and adds those after the point to `decimals`.
size_t read_digits(char *digits, size_t *decimals, const char **text);

/// Writes digits with a point before the last `decimals` of them, and no zeros at the end.
size_t plain_decimal(char *text, const char *digits, size_t decimals);

#endif
