// SwiftPM wants a source file in a C target; the barrier itself is inline, in the header.
#include "CompilerBarrier.h"
