import Platform
import RCFile

/// The rc file as far as it can be understood, with all that is wrong in it.
struct RCFileExamination {
  /// As the user named it, or as it was found; nil where there is none.
  private(set) var path: String?
  private(set) var findings: [Finding] = []
  /// Nil where not even the account can be read.
  private(set) var account: Settings.Account?
  /// Nil where anything in it is wrong.
  private(set) var settings: Settings?
  /// Whether the files are there that SSH, and a deployment, would need.
  private(set) var hasPrivateKey = false
  private(set) var hasUserdata = false

  /// - Parameter rcFile: what it holds, or why there is none.
  init(_ rcFile: Result<RCText, Failure>, user: User) {
    do throws(Failure) {
      let text = try rcFile.get()
      path = text.path
      if let exposure = text.exposure { findings.append(Check.rcFile.failed(exposure)) }
      decode(text.path, try text.bytes.get(), user)
      look(forFilesIn: text.path)
    } catch {
      findings.append(Check.rcFile.failed(error))
    }
    if findings.isEmpty { findings = [Check.rcFile.ok(path ?? "")] }
  }

  /// Where only other sections are wrong the account is still of use.
  private mutating func decode(_ file: String, _ bytes: [UInt8], _ user: User) {
    do throws(Problems) {
      let decoded = try Settings.decode(bytes, file: file, home: user.home)
      (settings, account) = (decoded, decoded.account)
    } catch {
      findings += error.all.map {
        Check.rcFile.failed(.configuration, $0.statement, mend: naming(file, in: $0.hint, user))
      }
      account = try? Settings.Account.decode(bytes, file: file, home: user.home)
    }
  }

  /// A hint that ends with an API call, as those on ids do, made to ask by this file.
  private func naming(_ file: String, in hint: String?, _ user: User) -> String? {
    guard let hint, hint.contains("cronscale api "), let option = RCLocation.option(for: file, user: user) else {
      return hint
    }
    return "\(hint) --config \(option.forShell)"
  }

  private mutating func look(forFilesIn file: String) {
    if let account, let absence = RCReading.absence(of: RCReading.caFile(of: account), in: file) {
      findings.append(Check.rcFile.failed(absence))
      self.account = nil
    }
    guard let settings else { return }
    let absences = [RCReading.privateKey(of: settings), RCReading.userdata(of: settings)].map {
      RCReading.absence(of: $0, in: file)
    }
    findings += absences.compactMap { $0 }.map { Check.rcFile.failed($0) }
    (hasPrivateKey, hasUserdata) = (absences[0] == nil, absences[1] == nil)
  }
}
