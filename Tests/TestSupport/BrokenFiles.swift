/// An rc file with a mistake and the whole message that it gets, also from the built program.
package struct BrokenFile: Sendable {
  /// The mistake in words.
  package let name: String
  /// The file's content.
  package let text: String
  /// All messages, where the file is called `web.rc` and the home folder is `/home/ann`.
  package let message: String

  /// Takes the valid file and puts other lines in the place of some of its lines, which are counted from 1.
  init(_ name: String, _ replacements: [Int: [String]], says message: String) {
    self.name = name
    self.message = message
    let lines = Self.validText.split(separator: "\n").map(String.init).enumerated()
    text = lines.flatMap { replacements[$0.offset + 1] ?? [$0.element] }.map { $0 + "\n" }.joined()
  }

  /// The shortest file without a mistake.
  package static let validText = """
    [account]
    host = https://cloud.example.com/client/api
    api_key = KEY
    secret_key = SECRET
    [monitoring]
    host = web1
    user = scaler
    private_key_path = /home/ann/.ssh/id_rsa
    [launch_config]
    serviceofferingid = 21
    templateid = 7183
    zoneid = 1
    [scaling]
    min_size = 2
    max_size = 5
    load_balancer = 64330
    [scaling_policy_out]
    threshold = 3
    [scaling_policy_in]
    threshold = 1
    """ + "\n"

  /// One mistake each; the last file has several.
  package static let all = structure + connections + group
}
