// Glibc declares wcwidth(3) for _XOPEN_SOURCE only, without which Swift's own module of it was made.
#pragma once
#include <stddef.h>

static inline int cronscale_columns(wchar_t character) {
  extern int wcwidth(wchar_t);
  return wcwidth(character);
}
