#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdbool.h>
#include <stdint.h>

/// Heap allocations of the whole process between a start and a stop.
typedef struct {
  uint64_t count;
  /// The sizes asked for, not what the allocator rounded them to.
  uint64_t bytes;
} allocation_counts;

/// False where allocations cannot be counted on this platform: counts are then always zero.
bool allocation_counter_is_available(void);

void allocation_counter_start(void);
allocation_counts allocation_counter_stop(void);

#endif
