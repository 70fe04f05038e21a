#define _GNU_SOURCE
#include "KillSwitch.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static struct killswitch_tally *tally;
static long wanted_write;
static char wanted_moment[8];
static int draft = -1;
/// Nanoseconds that this process has waited: its monotonic clock, which begins at a second.
static _Atomic int64_t waited = 1000000000LL;

/// The C library's own function behind one of ours.
#define BEHIND(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/// Reads the environment before the program's first line; without a tally nothing here does anything.
__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("KILLSWITCH_TALLY");
  if (path == NULL) return;
  int file = open(path, O_RDWR | O_CLOEXEC);
  void *mapped = mmap(NULL, sizeof *tally, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (file < 0 || mapped == MAP_FAILED) {
    perror(path);
    _exit(127);
  }
  close(file);
  const char *at = getenv("KILLSWITCH_AT");
  if (at != NULL) sscanf(at, "%ld %7s", &wanted_write, wanted_moment);
  tally = mapped;
}

static int is_here(const char *moment) {
  return tally->writes == wanted_write && strcmp(moment, wanted_moment) == 0;
}

static void die_here(const char *moment) {
  if (is_here(moment)) kill(getpid(), SIGKILL);
}

/// The state file is written under this name first.
static int is_draft(const char *path) {
  size_t length = strlen(path), end = strlen(".json.new");
  return tally != NULL && length > end && strcmp(path + length - end, ".json.new") == 0;
}

// MARK: - Writing

static int noted(int file, const char *path) {
  if (is_draft(path)) draft = file;
  return file;
}

static void note_beginning(const char *path) {
  if (!is_draft(path)) return;
  tally->writes++;
  die_here("before");
}

int openat(int folder, const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  note_beginning(path);
  return noted(BEHIND(openat)(folder, path, flags, mode), path);
}

int openat64(int folder, const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  note_beginning(path);
  return noted(BEHIND(openat64)(folder, path, flags, mode), path);
}

ssize_t write(int file, const void *bytes, size_t count) {
  if (tally != NULL && file == draft && is_here("half")) {
    BEHIND(write)(file, bytes, count / 2);
    die_here("half");
  }
  return BEHIND(write)(file, bytes, count);
}

int rename(const char *from, const char *to) {
  int result = BEHIND(rename)(from, to);
  if (is_draft(from)) {
    draft = -1;
    die_here("after");
  }
  return result;
}

// MARK: - Time

static int is_of_processor(clockid_t clock) {
  return clock == CLOCK_PROCESS_CPUTIME_ID || clock == CLOCK_THREAD_CPUTIME_ID;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (tally == NULL || is_of_processor(clock)) return BEHIND(clock_gettime)(clock, time);
  int is_on_wall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
  int64_t now = is_on_wall ? tally->now : waited;
  time->tv_sec = now / 1000000000LL;
  time->tv_nsec = now % 1000000000LL;
  return 0;
}

/// To wait for no descriptor is to sleep, which takes no time here: on the main thread, which talks to the cloud. Others
/// wait for children and hosts, in real time. A wait that was in vain counts for time limits and for nothing else.
int poll(struct pollfd *descriptors, nfds_t count, int milliseconds) {
  int sleeps = tally != NULL && count == 0 && milliseconds > 0 && gettid() == getpid();
  int result = sleeps ? 0 : BEHIND(poll)(descriptors, count, milliseconds);
  if (tally == NULL || result != 0 || milliseconds <= 0) return result;
  if (sleeps) tally->now += milliseconds * 1000000LL;
  waited += milliseconds * 1000000LL;
  return 0;
}
