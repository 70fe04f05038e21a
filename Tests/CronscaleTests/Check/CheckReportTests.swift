import Testing

@testable import cronscale

/// What `check` prints.
@Suite struct CheckReportTests {
  private static let report = CheckReport(findings: [
    Check.rcFile.ok("web.rc"), Check.zone.failed(.configuration, "zoneid 9: none", mend: "set it to 1 (a\u{1B}[2J)"),
    Check.ruleZone.notChecked(until: .zone), Check.drain.warning("90 s", mend: "less"),
    Check.signature.failed(.refused, "no", mend: nil),
  ])

  @Test func `one line a check, the mend below it, and a sum`() {
    #expect(
      Self.report.text == """
        ok    rc file         web.rc
        FAIL  zone            zoneid 9: none
              mend: set it to 1 (a\u{FFFD}[2J)
        -     rule zone       not checked until zone is mended
        WARN  drain           90 s
              mend: less
        FAIL  signature       no

        of 5 checks: 2 failed, 1 warning, 1 not checked

        """)
  }

  @Test func `the status is the highest of what failed; warnings and what waits do not count`() {
    #expect(Self.report.status == .configuration)
    let mild = CheckReport(findings: [Check.drain.warning("90 s", mend: ""), Check.zone.notChecked(until: .rcFile)])
    #expect(mild.status == .done)
  }

  @Test func `a report without trouble says so`() {
    #expect(CheckReport(findings: [Check.drain.ok("30 s")]).text.hasSuffix("\n\nall 1 checks hold\n"))
  }

  @Test func `for programs it is one object`() {
    let report = CheckReport(findings: Array(Self.report.findings[1...2]))
    #expect(
      report.json == """
        {
          "checks": [
            {
              "found": "zoneid 9: none",
              "mend": "set it to 1 (a\\u001b[2J)",
              "name": "zone",
              "result": "failed",
              "status": 78
            },
            {
              "found": "not checked until zone is mended",
              "name": "rule zone",
              "result": "not_checked",
              "until": "zone"
            }
          ],
          "ok": false,
          "version": 1
        }

        """)
  }
}
