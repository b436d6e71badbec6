#ifndef COMPILER_BARRIER_H
#define COMPILER_BARRIER_H

/// Stands for whatever a pointer leads to.
typedef struct {
  char bytes[1 << 20];
} compiler_memory;

// Neither emits an instruction: a case of a few nanoseconds has no room for a call.

/// Makes the compiler believe that the memory at `pointer` is read here, and all other changed.
///
/// In two statements, so that what lies at `pointer` stays known to be as it was: a case that has
/// to load its own result again, to release it, would be charged for a stall of the processor
/// (a load that is wider than the store before it).
static inline void compiler_read(const void *pointer) {
  __asm__ volatile("" : : "m"(*(const compiler_memory *)pointer));
  __asm__ volatile("" : : : "memory");
}

/// Makes the compiler believe that the memory at `pointer` is read and changed here.
static inline void compiler_change(void *pointer) {
  __asm__ volatile("" : : "r"(pointer) : "memory");
}

#endif
