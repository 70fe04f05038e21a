private import CWideCharacters

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How many columns of a terminal the text takes: Chinese and Japanese characters and most emoji two, combining marks
/// none. Whatever the C library does not know counts as one.
package func displayWidth(_ text: String) -> Int {
  // Most texts are ASCII, which no table is needed for.
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  // wcwidth(3) goes by the locale, and cron's has no wide characters: hence one of our own, for this thread and this
  // question only.
  let before = unsafe uselocale(WideLocale.shared)
  defer { _ = unsafe uselocale(before) }
  return text.unicodeScalars.reduce(0) { width, scalar in
    let columns = cronscale_columns(wchar_t(scalar.value))
    return width + (columns < 0 ? 1 : Int(columns))
  }
}

private enum WideLocale {
  /// Kept for the life of the process. Nil where this machine has none of them, which leaves the thread's own in place.
  nonisolated(unsafe) static let shared: locale_t? = {
    for name in ["C.UTF-8", "UTF-8", "en_US.UTF-8", ""] {
      if let locale = unsafe newlocale(LC_CTYPE_MASK, name, nil) { return unsafe locale }
    }
    return nil
  }()
}
