import ArgumentParser
import Platform

struct APICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "api",
    abstract: "One API call: cronscale api listZones -t id,name",
    usage: """
      cronscale api COMMAND [name=value ...] [OPTIONS]
      cronscale api COMMAND --help
      cronscale api --list [WORD]
      """,
    discussion: """
      Any command of the cloud, signed with the key of the rc file, of which only [account] is needed. All pages of a \
      list are fetched, unless page and pagesize are given. Where the cloud has listApis, a call is held against it \
      before it is made; what it said is kept for a day in $XDG_CACHE_HOME/cronscale.

      A value of @FILE is that file's contents, @- standard input's, and @@ an @.

        -t, --table [FIELDS]   a table of these fields, as id,name, or of all
        -c, --csv [FIELDS]     the same as CSV
        --noheaders            CSV without the line of names
        -x, --xml              the server's XML; its JSON without any of these
        --wait                 wait for the job, and print what it made
        --post                 POST even where the call would fit into a URL
        --config FILE          the rc file
        --list [WORD]          the cloud's commands, or those about WORD
        -v, --verbose          each request on standard error, no secrets
        --                     all behind it is name=value
      """)

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("The command, its parameters, and options.", visibility: .hidden),
    completion: .custom { words, index, _ in
      APICompletion.candidates(words, at: index, user: .current, now: Surroundings.real.now())
    })
  var words: [String] = []

  func run() throws {
    Interruption.watch()
    let status: ExitStatus
    do {
      status = try perform(try APIWords(words))
    } catch let exit as CleanExit {
      throw exit
    } catch {
      status = complain(of: error)
    }
    throw ExitCode(status.rawValue)
  }

  private func perform(_ words: APIWords) throws -> ExitStatus {
    switch words.wish {
    case .nothing, .help(nil): throw CleanExit.helpRequest(self)
    case .version: throw CleanExit.message(Version.text)
    case .call(let command): try printed(words) { session in try session.call(command) }
    case .list(let word): try printed(words) { session in try session.list(about: word) }
    case .help(let command?): try printed(words) { session in try session.help(on: command) }
    }
  }

  private func printed(_ words: APIWords, _ text: (inout APISession) throws -> String) throws -> ExitStatus {
    var session = try APISession(words, user: .current, surroundings: .real)
    return StandardStream.standardOutput.write(try text(&session)) ? .done : .output
  }
}
