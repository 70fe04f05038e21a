import Platform

// Note [Groups in one process].
// Each group has a thread, a client, a session, a lock and a state file of its own, and waits for nobody. What there is
// one of in a process:
// - libcurl's and libssh2's global set-up, each behind a static that Swift sets once (EasyHandle, Session);
// - the log's paper, on which each text is one turn (Paper), and with it the terminal's one line for waiting;
// - the wish to end (Interruption), which is atomic and for all;
// - the environment, home and user id, read once (User.current); nobody sets a variable, the umask or the locale;
// - the clock's zone, which localtime_r reads under the C library's own lock;
// - open files: some four for a group that waits, more while it connects; the limit of 1,024, or 256, is raised
//   (Roster).
// Groups of one account share its Throttle.

/// The results of the same work on each of several groups, in their order, all at the same time.
func sideBySide<Element: Sendable, Value: Sendable>(
  _ elements: [Element], _ work: @escaping @Sendable (Element) -> Value
) -> [Value] {
  inParallel(elements, work)
}
