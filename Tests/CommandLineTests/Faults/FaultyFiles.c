// Stands before the C library when a program is loaded, and lets the calls on its files fail.
//
// FAULT says how:
//   short             read and write move one to seven bytes at a time
//   interrupted       every other open, read, write and poll is interrupted before it does anything
//   signal            SIGTERM comes as soon as there is a handler for it
//   write:3:28        the third call of write fails with the error 28; likewise open, read, close,
//                     rename, fsync and poll
//   told              what is renamed and synced is told of on standard error
// Whatever it says, a file that is closed twice is told of on standard error.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum call { OPEN, READ, WRITE, CLOSE, RENAME, FSYNC, POLL, CALLS };
static const char *const names[] = {"open", "read", "write", "close", "rename", "fsync", "poll"};
static atomic_int counts[CALLS];

// Whether this call fails; errno says of what.
static int fails(enum call call) {
  const char *fault = getenv("FAULT");
  if (!fault) return 0;
  int count = atomic_fetch_add(&counts[call], 1) + 1;
  if (!strcmp(fault, "interrupted")) {
    errno = EINTR;
    return call != CLOSE && call != RENAME && count % 2 == 1;
  }
  int at = 0, number = 0;
  size_t length = strlen(names[call]);
  if (strncmp(fault, names[call], length) || sscanf(fault + length, ":%d:%d", &at, &number) != 2)
    return 0;
  errno = number;
  return count == at;
}

// Whether it is a file or a pipe; the others are the runtime's own.
static int is_file(int file) {
  struct stat information;
  return !fstat(file, &information) &&
         (S_ISREG(information.st_mode) || S_ISFIFO(information.st_mode));
}

// How many of the bytes this call moves.
static size_t share(size_t count) {
  static atomic_uint calls;
  const char *fault = getenv("FAULT");
  if (!fault || strcmp(fault, "short")) return count;
  size_t few = atomic_fetch_add(&calls, 1) % 7 + 1;
  return few < count ? few : count;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...) {
  // What the runtime asks of the system at some time is its own.
  int is_system = !strncmp(path, "/proc/", 6) || !strncmp(path, "/sys/", 5);
  if (!is_system && fails(OPEN)) return -1;
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return REAL(open)(path, flags, mode);
}

ssize_t read(int file, void *bytes, size_t count) {
  if (!is_file(file)) return REAL(read)(file, bytes, count);
  return fails(READ) ? -1 : REAL(read)(file, bytes, share(count));
}

ssize_t write(int file, const void *bytes, size_t count) {
  // Standard error tells of the fault.
  if (file == 2 || !is_file(file)) return REAL(write)(file, bytes, count);
  return fails(WRITE) ? -1 : REAL(write)(file, bytes, share(count));
}

int close(int file) {
  // The file is closed all the same, as Linux has it.
  int fault = is_file(file) && fails(CLOSE), number = errno, status = REAL(close)(file);
  if (status && errno == EBADF) dprintf(2, "%d is closed twice\n", file);
  if (fault) errno = number;
  return fault ? -1 : status;
}

// Tells what comes to a file, after FAULT=told.
static void tell(const char *what, const char *name) {
  const char *fault = getenv("FAULT");
  if (fault && !strcmp(fault, "told")) dprintf(2, "%s %s\n", what, name);
}

int rename(const char *old, const char *new) {
  tell("rename to", strrchr(new, '/') ? strrchr(new, '/') + 1 : new);
  return fails(RENAME) ? -1 : REAL(rename)(old, new);
}

int fsync(int file) {
  struct stat information;
  tell("sync", !fstat(file, &information) && S_ISDIR(information.st_mode) ? "a folder" : "a file");
  return fails(FSYNC) ? -1 : REAL(fsync)(file);
}

int sigaction(int number, const struct sigaction *new, struct sigaction *old) {
  int status = REAL(sigaction)(number, new, old);
  const char *fault = getenv("FAULT");
  if (new && number == SIGTERM && fault && !strcmp(fault, "signal")) {
    // This thread may have it blocked: another takes it.
    kill(getpid(), SIGTERM);
    usleep(200000);
  }
  return status;
}

int poll(struct pollfd *files, nfds_t count, int wait) {
  return fails(POLL) ? -1 : REAL(poll)(files, count, wait);
}
