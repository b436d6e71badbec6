// Counts heap allocations by defining malloc and its kin in the executable.
//
// glibc's own definitions are reached as __libc_malloc and so on, so there is no dlsym and no
// start-up order to mind. The dynamic linker finds the executable's symbols first, so that calls
// from the Swift runtime and from GMP come here too. What is allocated here is freed by glibc's
// free, which is left alone.

#include "AllocationCounter.h"

#include <stdatomic.h>
#include <stddef.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

#include <stdlib.h>

#if defined(__GLIBC__) && !defined(SANITIZED)
#define COUNTED 1
#endif

// While a case is timed the flag is down, and a call costs one load and a branch not taken.
// The counts are atomic, not per thread, so that work handed to other threads is seen.
static atomic_bool counting;
static atomic_uint_fast64_t count;
static atomic_uint_fast64_t bytes;

bool allocation_counter_is_available(void) {
#ifdef COUNTED
  return true;
#else
  return false;
#endif
}

void allocation_counter_start(void) {
  atomic_store(&count, 0);
  atomic_store(&bytes, 0);
  atomic_store(&counting, true);
}

allocation_counts allocation_counter_stop(void) {
  atomic_store(&counting, false);
  return (allocation_counts){.count = atomic_load(&count), .bytes = atomic_load(&bytes)};
}

#ifdef COUNTED

#include <errno.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t items, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static inline void note(size_t size) {
  if (__builtin_expect(atomic_load_explicit(&counting, memory_order_relaxed), false)) {
    atomic_fetch_add_explicit(&count, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&bytes, size, memory_order_relaxed);
  }
}

void *malloc(size_t size) {
  note(size);
  return __libc_malloc(size);
}

void *calloc(size_t items, size_t size) {
  note(items * size);
  return __libc_calloc(items, size);
}

// A realloc counts as one allocation of its full new size, whether or not the block moves.
void *realloc(void *memory, size_t size) {
  note(size);
  return __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  note(size);
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (alignment == 0 || alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0) {
    return EINVAL;
  }
  note(size);
  void *aligned = __libc_memalign(alignment, size);
  if (aligned == NULL) return ENOMEM;
  *memory = aligned;
  return 0;
}

#endif
