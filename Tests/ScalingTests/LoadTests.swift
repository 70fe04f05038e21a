import Testing

@testable import Scaling

/// What hosts print, and what is no load.
@Suite struct LoadTests {
  struct Printed: CustomTestStringConvertible, Sendable {
    var host: String
    var output: String
    var loads: [Double]
    var processors: Int?
    var testDescription: String { host }

    init(_ host: String, _ output: String, _ loads: [Double], processors: Int? = nil) {
      self.host = host
      self.output = output
      self.loads = loads
      self.processors = processors
    }
  }

  @Test(arguments: uptimes + proc + surroundings)
  func `what hosts really print is understood`(row: Printed) throws {
    let load = try #require(Load(output: row.output))
    #expect([load[.load1], load[.load5], load[.load15]] == row.loads)
    #expect(Load.processors(output: row.output) == row.processors)
  }

  static let uptimes: [Printed] = [
    .init("Linux", " 17:27:52 up 41 days,  3:02,  2 users,  load average: 3.42, 2.08, 1.15\n", [3.42, 2.08, 1.15]),
    .init("Linux, one minute up", " 17:27:52 up 0 min,  0 users,  load average: 0.00, 0.00, 0.00\n", [0, 0, 0]),
    .init("Linux, very busy", " 17:27:52 up 1 day, load average: 1024.17, 998.00, 12.5\n", [1024.17, 998, 12.5]),
    .init(
      "Linux, decimal commas", " 17:27:52 up 3 min,  1 user,  load average: 0,42, 0,08, 0,05\n", [0.42, 0.08, 0.05]),
    .init("busybox", " 17:27:52 up 3 min,  0 users,  load average: 0.42, 0.08, 0.05\n", [0.42, 0.08, 0.05]),
    .init("busybox before 1.20", " 17:27:52 up 3 min, load average: 0.42, 0.08, 0.05\n", [0.42, 0.08, 0.05]),
    .init(
      "FreeBSD", " 5:27PM  up 41 days,  3:02, 2 users, load averages: 0.42, 0.08, 0.05\n", [0.42, 0.08, 0.05]),
    .init(
      "OpenBSD", " 5:27PM  up 41 days,  3:02, 2 users, load averages: 1.10, 1.09, 1.08\n", [1.10, 1.09, 1.08]),
    .init(
      "NetBSD", " 5:27PM  up 41 days,  3:02, 2 users, load averages: 0.00, 0.01, 0.02\n", [0, 0.01, 0.02]),
    .init("macOS", "17:27  up 41 days,  3:02, 2 users, load averages: 1.52 1.60 1.70\n", [1.52, 1.60, 1.70]),
    .init(
      "macOS, decimal commas", "17:27  up 41 days,  3:02, 2 users, load averages: 1,52 1,60 1,70\n",
      [1.52, 1.60, 1.70]),
    .init(
      "Solaris", "  5:27pm  up 41 day(s),  3:02,  2 users,  load average: 0.02, 0.01, 0.01\n", [0.02, 0.01, 0.01]),
    .init("AIX", "  05:27PM   up 41 days,   3:02,  2 users,  load average: 1.02, 0.91, 0.80\n", [1.02, 0.91, 0.80]),
    .init("without blanks", "load average:0.42,0.08,0.05", [0.42, 0.08, 0.05]),
    .init("whole numbers", "load average: 3, 2, 1", [3, 2, 1]),
    .init("capitals", "LOAD AVERAGE: 0.42, 0.08, 0.05", [0.42, 0.08, 0.05]),
  ]

  static let proc: [Printed] = [
    .init("/proc/loadavg", "0.20 0.18 0.12 1/80 11206\n", [0.20, 0.18, 0.12]),
    .init("/proc/loadavg, CRLF", "0.20 0.18 0.12 1/80 11206\r\n", [0.20, 0.18, 0.12]),
    .init("/proc/loadavg, processors", "4.20 3.18 0.12 1/80 11206\nprocessors 4\n", [4.20, 3.18, 0.12], processors: 4),
    .init(
      "/proc/loadavg, processors, CRLF", "4.20 3.18 0.12 1/80 11206\r\nprocessors 64\r\n", [4.20, 3.18, 0.12],
      processors: 64),
    .init(
      "uptime, processors", "17:27  up 1 day, load averages: 1.52 1.60 1.70\nprocessors 8\n", [1.52, 1.60, 1.70],
      processors: 8),
    .init("no number of processors", "0.20 0.18 0.12 1/80 11206\nprocessors \n", [0.20, 0.18, 0.12]),
    .init("no processors at all", "0.20 0.18 0.12 1/80 11206\nprocessors 0\n", [0.20, 0.18, 0.12]),
    .init("fewer than no processors", "0.20 0.18 0.12 1/80 11206\nprocessors -4\n", [0.20, 0.18, 0.12]),
  ]

  static let surroundings: [Printed] = [
    .init(
      "a banner before it", "*** Authorized use only ***\n\nLast login: Mon\n0.20 0.18 0.12 1/80 11206\n",
      [0.20, 0.18, 0.12]),
    .init(
      "a banner that quotes a load", "welcome! load average: 9.99, 9.99, 9.99\n0.20 0.18 0.12 1/80 11206\n",
      [0.20, 0.18, 0.12]),
    .init(
      "a banner that speaks of load averages", "load average: ask ops\nload average: 0.42, 0.08, 0.05\n",
      [0.42, 0.08, 0.05]),
    .init("a farewell after it", "load average: 0.42, 0.08, 0.05\nbye\n", [0.42, 0.08, 0.05]),
    .init("tabs", "load average:\t0.42,\t0.08,\t0.05\n", [0.42, 0.08, 0.05]),
    .init("CRLF", "hello\r\nload average: 0.42, 0.08, 0.05\r\n", [0.42, 0.08, 0.05]),
    .init("no line end", "load average: 0.42, 0.08, 0.05", [0.42, 0.08, 0.05]),
    .init("text beyond ASCII before it", "こんにちは 🐢\nload average: 0.42, 0.08, 0.05\n", [0.42, 0.08, 0.05]),
  ]

  @Test(arguments: [
    "", "\n", " ", "nan", "load average: ", "load average: nan, nan, nan", "load average: inf, inf, inf",
    "load average: -0.42, 0.08, 0.05", "load average: +0.42, 0.08, 0.05", "load average: 1e3, 0.08, 0.05",
    "load average: 0x1p3, 0.08, 0.05", "load average: 0.4.2, 0.08, 0.05", "load average: .42, .08, .05",
    "load average: 0., 0., 0.", "load average: 0.42, 0.08", "load average: 0.42, 0.08, 0.05, 0.01",
    "load average: 0.42; 0.08; 0.05", "load average: ٠.٤٢, 0.08, 0.05", "load average: 12345678901234567, 1, 1",
    "load average: \u{1B}[31m0.42\u{1B}[0m, 0.08, 0.05", "<p>load average: 0.42, 0.08, 0.05</p>",
    "<html><body><h1>502 Bad Gateway</h1></body></html>", "0.42 0.08 0.05", "0.20 0.18 0.12 1/80",
    "0.20 0.18 0.12 80 11206", "-0.20 0.18 0.12 1/80 11206", "0.20 0.18 1/80 0.12 11206",
    "0.20 0.18 0.12 1/80 11206 7", "sh: uptime: not found", "processors 4", "0.20\n0.18\n0.12\n1/80\n11206\n",
    "load average\n0.42, 0.08, 0.05",
  ])
  func `anything else is no load, never a zero`(output: String) {
    #expect(Load(output: output) == nil)
  }

  @Test(arguments: ["a", "1", "\n", "load average ", "load average: x\n"])
  func `a megabyte of anything is no load`(piece: String) {
    let output = String(repeating: piece, count: 1_048_576 / piece.utf8.count)
    #expect(Load(output: output) == nil)
  }

  @Test(arguments: [
    ("3.42", 3.42), ("3,42", 3.42), ("0", 0), ("17 requests", 17), ("\n  0.5\tbusy\n", 0.5), ("12\r\n", 12),
    ("007", 7),
  ])
  func `the first word of a command is its number`(output: String, number: Double) {
    #expect(Load.number(firstWordOf: output) == number)
  }

  @Test(arguments: [
    "", " \n", "nan", "inf", "-1", "+1", "1e3", "0x10", "1.2.3", "1,2,3", "1.2,3", "busy 3", "3%", ".5", "5.", "١",
    "\u{1B}[1m3", "11111111111111111",
  ])
  func `a first word that is no plain number is no load`(output: String) {
    #expect(Load.number(firstWordOf: output) == nil)
  }
}
