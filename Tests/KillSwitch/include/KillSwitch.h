/// A library to be preloaded (LD_PRELOAD) into the built program, which itself knows nothing of it. It does two things:
///
/// - The program's time is the test's: all clocks stand still, the wall clock at what the tally says, and where the
///   program sleeps they go on by that much at once. So minutes cost nothing, and the same run does the same again.
/// - The program dies by SIGKILL before, in the middle of, or after the k-th writing of its state file.
///
/// Linux only.
#ifndef KILL_SWITCH_H
#define KILL_SWITCH_H

#include <stdint.h>

/// What the program and the test share: a file that both map. `KILLSWITCH_TALLY` is its path.
struct killswitch_tally {
  /// The wall clock, in nanoseconds since 1970.
  _Atomic int64_t now;
  /// How often the state file was begun to be written since the test last set this to 0.
  _Atomic int64_t writes;
};

/// Where to die: `KILLSWITCH_AT` is a number from 1 on and one of `before`, `half` and `after`, as in "3 half".

#endif
