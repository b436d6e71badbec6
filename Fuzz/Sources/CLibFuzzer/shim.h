#pragma once

#include <stddef.h>
#include <stdint.h>

// libFuzzer's own loop, for a program with a `main` of its own; no header of LLVM declares it.
// https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
int LLVMFuzzerRunDriver(
  int *argc, char ***argv, int (*check)(const uint8_t *bytes, size_t count));
