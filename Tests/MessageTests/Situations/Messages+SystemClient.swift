import Foundation
import Platform

@testable import SSH
@testable import cronscale

extension Messages {
  /// What the system's ssh says of the same things; its words are OpenSSH's.
  static func systemClient() -> Chapter {
    let end = "Host key verification failed.\r\n"
    let rows = [
      ("a revoked key", "@    WARNING: REVOKED HOST KEY DETECTED!    @\r\n\(end)"),
      ("another key than the known one", "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\n\(end)"),
      (
        "an unknown host",
        "No ED25519 host key is known for web1.example.com and you have requested strict checking.\r\n\(end)"
      ),
      ("the host key is refused for another reason", end),
      (
        "others can read the private key",
        "@  WARNING: UNPROTECTED PRIVATE KEY FILE!  @\r\nThis private key will be ignored.\r\n"
      ),
      ("others can write ssh_config", "Bad owner or permissions on /home/ops/.ssh/config\r\n"),
      ("ssh_config has an error", "/home/ops/.ssh/config: line 3: Bad configuration option: prot\r\n"),
      ("the private key is broken", "Load key \"/home/ops/.ssh/id_ed25519\": error in libcrypto\r\n"),
      ("the host refuses the key", "scaler@web1.example.com: Permission denied (publickey).\r\n"),
      ("the agent has too many keys", "Received disconnect from 192.0.2.11: 2: Too many authentication failures\r\n"),
      ("no such name", "ssh: Could not resolve hostname web1.example.com: Name or service not known\r\n"),
      ("nobody listens", "ssh: connect to host web1.example.com port 2222: Connection refused\r\n"),
      ("nothing in common", "Unable to negotiate with 192.0.2.11 port 2222: no matching cipher found.\r\n"),
      ("anything else", "kex_exchange_identification: read: Connection reset by peer\r\n"),
    ]
    return Chapter(
      "the system's ssh",
      rows.compactMap { situation, words in
        Complaint(Array(words.utf8), about: .web1).map { said(situation, $0.error) }
      } + [
        said("the passphrase is wrong", .wrongPassphrase(for: Destination.web1.privateKeyPath)),
        said("others have not ended before its turn comes", .timeUp(waitingFor: SystemClient.others, at: .web1)),
        said("it does not end in time", .timeUp(waitingFor: SystemClient.name, at: .web1)),
        said("it is killed", .killedClient(by: 9, at: .web1)),
        said("it is not installed", .missingClient("ssh", SystemError("posix_spawn", code: ENOENT))),
      ])
  }
}
