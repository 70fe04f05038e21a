import Platform
import RCFile

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Interview {
  /// Asks where the file is to be; never over another one without a yes.
  func askForFile() throws(Failure) -> String {
    var given = options.output
    while true {
      let question = Prompt(
        text: "File to write", option: "--output", given: given, fallback: user.home == nil ? nil : "~/.cronscalerc")
      let path = try questioner.answer(question) { text throws(Objection) in try fileName(text) }
      guard FileSystem.exists(path), !options.force else { return path }
      guard questioner.isPersonThere else { throw .isThere(path) }
      if try questioner.agrees(to: "\(path) is there: replace it? [y/N] ") { return path }
      questioner.tell("\(path) stays as it is.")
      given = nil
    }
  }

  func fileName(_ text: String) throws(Objection) -> String {
    let path = withoutLinks(absolute(text))
    guard !FileSystem.isFolder(path), !path.hasSuffix("/") else {
      throw Objection("\(path) is a folder", hint: "name a file in it")
    }
    let folder = folder(of: path)
    guard folder.isEmpty || FileSystem.isFolder(folder) else {
      throw Objection("there is no folder \(folder)", hint: "mkdir -p \(folder.forShell)")
    }
    if user.isRoot, let owner = FileSystem.owner(of: folder.isEmpty ? "/" : folder), owner != 0 {
      throw .belonging(folder, to: userName(ofUser: owner), path)
    }
    // Written first, and then renamed.
    guard !FileSystem.exists("\(path).new") else {
      throw Objection("\(path).new is in the way", hint: "move it elsewhere, or name another file")
    }
    return path
  }

  /// The file that a symbolic link stands for, be it there or not: who keeps an rc file elsewhere wants the link to stay.
  private func withoutLinks(_ path: String) -> String {
    var path = path
    // As many as Linux follows.
    for _ in 0..<40 {
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
      let folder = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
      path = target.hasPrefix("/") ? target : "\(folder)/\(target)"
    }
    return path
  }

  /// What a script left out, all of it: to be looked at where there is nobody to ask.
  func missingOptions() -> [String] {
    let secret = user.environment["CRONSCALE_SECRET_KEY"].nonEmpty
    let needed: [(option: String, given: [String?])] = [
      ("--host", [options.host]),
      ("--api-key (or -file, -command)", [options.apiKey, options.apiKeyFile, options.apiKeyCommand]),
      (
        "--secret-key-file (or -command, or $CRONSCALE_SECRET_KEY)",
        [options.secretKeyFile, options.secretKeyCommand, secret]
      ),
      ("--rule", [options.rule]), ("--template", [options.template]), ("--offering", [options.offering]),
      ("--monitor", [options.monitor]), ("--user", [options.user]), ("--private-key", [options.privateKey]),
      ("--min-size", [options.minSize]), ("--max-size", [options.maxSize]),
      ("--threshold-out", [options.thresholdOut]), ("--threshold-in", [options.thresholdIn]),
    ]
    return needed.filter { $0.given.allSatisfy { $0 == nil } }.map(\.option)
  }
}

extension Objection {
  /// Of another user's folder, for root, who is then refused what he has written there.
  static func belonging(_ folder: String, to owner: String, _ path: String) -> Objection {
    Objection(
      "\(folder) is \(owner)'s, whose rc files root does not use",
      hint: "begin anew as that user: sudo -u \(owner.forShell) cronscale init -o \(path.forShell)")
  }
}

extension Failure {
  static func missing(_ options: [String]) -> Failure {
    Failure(
      .usage, "no terminal to ask at, and not given: \(options.joined(separator: ", "))",
      hint: "cronscale init --help tells what each of them is")
  }

  static func isThere(_ path: String) -> Failure {
    Failure(.usage, "\(path) is there already", hint: "--force replaces it; --output names another file")
  }
}
