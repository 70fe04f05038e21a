import Testing

@testable import manual_pages

/// The page of a command, from what the program says of itself.
@Suite struct CommandPageTests {
  private static let option = HelpDump.Argument(
    kind: .option,
    names: [.init(kind: .long, name: "config"), .init(kind: .short, name: "c")],
    abstract: "The rc file. Or a folder.", valueName: "file", isRepeating: true, shouldDisplay: true)

  private static let flag = HelpDump.Argument(
    kind: .flag, names: [.init(kind: .long, name: "dry-run")], abstract: "Change nothing.", valueName: "dry-run",
    isRepeating: false, shouldDisplay: true)

  private static let hidden = HelpDump.Argument(
    kind: .positional, abstract: "Words.", valueName: "words", isRepeating: true, shouldDisplay: false)

  private static let run = HelpDump.Command(
    commandName: "run", abstract: "One run.", discussion: "Cron starts it.\n\n  -x  as it is",
    arguments: [option, flag, hidden])

  private static let program = HelpDump.Command(
    commandName: "cronscale", abstract: "Scales.", subcommands: [run, .init(commandName: "help", abstract: "Help.")])

  @Test func `a command's page has its options, once as a line and once with their meaning`() {
    let page = Page(of: Self.run, in: Self.program)
    #expect(page.fileName == "cronscale-run.1")
    #expect(
      page.text(release: "0.1.0", date: "November 21, 2026") == #"""
        .Dd November 21, 2026
        .Dt "CRONSCALE\-RUN" 1
        .Os "cronscale 0.1.0"
        .Sh NAME
        .Nm cronscale-run
        .Nd one run
        .Sh SYNOPSIS
        .Nm "cronscale run"
        .Op Fl c , Fl \-config Ar file ...
        .Op Fl \-dry-run
        .Sh DESCRIPTION
        Cron starts it.
        .Pp
        .Bd -literal
          \-x  as it is
        .Ed
        .Sh OPTIONS
        .Bl -tag -width Ds
        .It Fl c , Fl \-config Ar file
        The rc file.
        Or a folder.
        .It Fl \-dry-run
        Change nothing.
        .El

        """#)
  }

  @Test func `the program's page names its commands, and has no section without text`() {
    let page = Page(of: Self.program, in: Self.program)
    #expect(page.sections.map(\.title) == ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS"])
    #expect(page.sections.last?.body == ".Bl -tag -width Ds\n.It Xr cronscale-run 1\nOne run.\n.El")
  }

  @Test func `what is written by hand comes in the usual place, or takes that of what is made`() throws {
    let page = try Page(of: Self.program, in: Self.program)
      .with(handwritten: ".Sh SYNOPSIS\n.Nm\n.Sh FILES\n.Pa a\n.Sh SEE ALSO\n.Xr b 1\n")
    #expect(page.sections.map(\.title) == ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "FILES", "SEE ALSO"])
    #expect(page.sections[1].body == ".Nm")
  }

  @Test func `a section that no page has is refused`() {
    let page = Page(of: Self.program, in: Self.program)
    #expect(throws: UnknownSection.self) { try page.with(handwritten: ".Sh FIELS\nx\n") }
  }
}
