extension Settings {
  /// Reads an rc file, or throws all that is wrong in it.
  ///
  /// - Parameters:
  ///   - bytes: the file's content, UTF-8.
  ///   - file: its path as the user named it, for messages; relative paths in it start at its folder.
  ///   - home: what `~/` stands for; nil where the environment names no home folder.
  package static func decode(
    _ bytes: some Collection<UInt8>, file: String, home: String?
  ) throws(Problems) -> Settings {
    try decoder(bytes, file, home).result()
  }

  /// What a file says that need not be right: all that is missing or wrong in it is empty here.
  package static func remains(of bytes: some Collection<UInt8>, file: String, home: String?) -> Settings {
    decoder(bytes, file, home).settings
  }

  private static func decoder(_ bytes: some Collection<UInt8>, _ file: String, _ home: String?) -> Decoder {
    var decoder = Decoder(INIDocument(bytes), file: file, home: home, sections: Section.allCases)
    decoder.applyRules()
    return decoder
  }
}

extension Settings.Account {
  /// Reads the account section of an rc file only, which is all that an API call needs; the other sections may be
  /// missing or wrong.
  package static func decode(
    _ bytes: some Collection<UInt8>, file: String, home: String?
  ) throws(Problems) -> Settings.Account {
    try Decoder(INIDocument(bytes), file: file, home: home, sections: [.account]).result().account
  }
}
