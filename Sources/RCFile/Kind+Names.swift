extension Kind {
  /// A parameter of deployVirtualMachine that is an id.
  static func launchID(_ name: String, listedBy listing: String) -> Kind {
    Kind(listing: listing) { text, _, settings throws(Complaint) in
      let parameter = Settings.Launch.Parameter(name: name, value: try id(text, listedBy: listing))
      settings.launch.parameters.append(parameter)
    }
  }

  /// The ids of one or more load-balancer rules.
  static func rules(listedBy listing: String, _ set: @escaping Setter<[String]>) -> Kind {
    Kind(severalLines: true, listing: listing) { text, _, settings throws(Complaint) in
      let names = listed(text)
      var ids: [String] = []
      for name in names.isEmpty ? [text] : names {
        let words = name.split { $0 == ";" || $0.isWhitespace }
        guard words.count < 2 || !words.allSatisfy({ isID($0) }) else {
          throw Complaint(found: name, allowed: "ids, integers or UUIDs", hint: "separate them by commas")
        }
        let id = try id(name, listedBy: listing)
        guard !ids.contains(where: { $0.lowercased() == id.lowercased() }) else {
          throw Complaint("names the rule \(id.quoted) twice", hint: "take one of the two away")
        }
        ids.append(id)
      }
      set(&settings, ids)
    }
  }

  /// A name that log lines and file names can carry.
  static func groupName(_ set: @escaping Setter<String>) -> Kind {
    value(set) { text throws(Complaint) in
      let isPlain = text.utf8.allSatisfy { $0.isLetter || $0.isDigit || "._-".utf8.contains($0) }
      guard isPlain, text.utf8.count <= 64, !text.hasPrefix(".") else {
        throw Complaint(
          found: text, allowed: "1 to 64 of the letters a to z and A to Z, digits, '.', '_' and '-', first no '.'")
      }
      return text
    }
  }

  /// The beginning of VM names; put into lower case.
  static func namePrefix(_ set: @escaping Setter<String>) -> Kind {
    value(set) { text throws(Complaint) in
      guard isNamePrefix(text) else { throw Complaint(found: text, allowed: namePrefixAllowed) }
      return text.lowercased()
    }
  }

  /// Whether a VM may be called so with `-YYMMDDHHMMSS-xxxx` behind it.
  ///
  /// A VM's name has 1 to 63 ASCII letters, digits and hyphens, first a letter (`NetUtils.verifyDomainNameLabel` of
  /// CloudStack 2.2 to 4.18); our ending takes 18.
  static func isNamePrefix(_ text: String) -> Bool {
    guard let first = text.utf8.first, first.isLetter, text.utf8.count <= 45 else { return false }
    return text.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
  }

  static let namePrefixAllowed = "1 to 45 letters a to z, digits and '-', first a letter"

  /// An integer or a UUID; both forms live on in clouds that were upgraded from 2.2.
  private static func isID(_ text: Substring) -> Bool {
    let isInteger = text.utf8.count <= 19 && text.utf8.allSatisfy(\.isDigit)
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return isInteger
      || groups.map(\.utf8.count) == [8, 4, 4, 4, 12] && groups.joined().utf8.allSatisfy(\.isHexadecimalDigit)
  }

  private static func id(_ text: String, listedBy listing: String) throws(Complaint) -> String {
    guard isID(text[...]) else {
      throw Complaint(
        found: text, allowed: "an id, that is an integer or a UUID",
        hint: text.quotationHint ?? "this lists them: cronscale api \(listing)")
    }
    return text
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter.
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

  fileprivate var isHexadecimalDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}
