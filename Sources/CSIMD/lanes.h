// What Swift's SIMD types lack: the lanes of a mask as bits of a number.
//
// Swift alone computes them in about ten instructions, although most processors have one for it.

#ifndef CSIMD_LANES_H
#define CSIMD_LANES_H

#include <stdint.h>

/// Imported as SIMD16<Int8>.
typedef int8_t CSIMDMask16 __attribute__((ext_vector_type(16)));

/// Returns a bit for each lane that is not zero, with the first lane in the lowest bit.
static inline uint16_t csimd_bits_of_lanes(CSIMDMask16 mask) {
  typedef _Bool Bits __attribute__((ext_vector_type(16)));
  return __builtin_bit_cast(uint16_t, __builtin_convertvector(mask, Bits));
}

#endif
