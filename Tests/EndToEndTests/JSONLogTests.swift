import Foundation
import Testing

/// `--log-format json`: each line is an object that says what the classic line says.
@Suite struct JSONLogTests {
  /// The lines as objects with sorted keys, without the time and the launch's name, after each has been parsed.
  private func objects(of run: Finished) throws -> [String] {
    try run.raw.split(separator: "\n").map { line in
      var object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let time = try #require(object.removeValue(forKey: "time") as? String)
      #expect(time.contains(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$/))
      #expect(object.removeValue(forKey: "group") as? String == "web")
      let data = try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
      return String(decoding: data, as: UTF8.self)
    }.generalized
  }

  @Test func `each line of a scale out is one object`() async throws {
    let world = try await World(.paced, load: "3.5")
    let run = try await world.run("--log-format", "json")
    #expect(run.status == 0)
    #expect(
      try objects(of: run) == [
        #"{"action":"scale_out","event":"decision","holds":[],"load":3.5,"max":4,"min":2,"size":2,"why":"load 3.5 > 3"}"#,
        #"{"direction":"out","event":"check"}"#, #"{"direction":"out","event":"threshold","value":3}"#,
        #"{"event":"load","value":3.5}"#, #"{"event":"size","size":2}"#,
        #"{"event":"room","max":4,"size":2}"#,
        #"{"direction":"out","event":"scaling","why":"load 3.5 > 3"}"#,
        #"{"event":"deployed","id":"103","job":"450318","vm":"NAME"}"#,
        #"{"event":"job","job":"450318","status":0}"#, #"{"event":"job","job":"450318","status":1}"#,
        #"{"event":"registered","rule":"64330","vm":"NAME"}"#, #"{"event":"launched","vm":"NAME"}"#,
        #"{"event":"new_size","size":3}"#, #"{"direction":"in","event":"check"}"#,
        #"{"direction":"in","event":"threshold","value":1}"#, #"{"event":"load","value":3.5}"#,
        #"{"event":"size","size":3}"#,
      ])
  }

  @Test func `each line of a scale in is one object`() async throws {
    let world = try await World(.paced, load: "0.5")
    world.addMembers("web-3")
    let run = try await world.run("--log-format", "json", changing: ["scaling_policy_in": ["drain": "0.25"]])
    #expect(run.status == 0)
    #expect(
      try objects(of: run) == [
        #"{"action":"scale_in","event":"decision","holds":[],"load":0.5,"max":4,"min":2,"size":3,"vm":"web-3","why":"load 0.5 < 1"}"#,
        #"{"direction":"out","event":"check"}"#, #"{"direction":"out","event":"threshold","value":3}"#,
        #"{"event":"load","value":0.5}"#, #"{"event":"size","size":3}"#, #"{"direction":"in","event":"check"}"#,
        #"{"direction":"in","event":"threshold","value":1}"#, #"{"event":"load","value":0.5}"#,
        #"{"event":"size","size":3}"#, #"{"event":"room","min":2,"size":3}"#,
        #"{"direction":"in","event":"scaling","why":"load 0.5 < 1"}"#,
        #"{"event":"unregistered","rule":"64330","vm":"web-3"}"#, #"{"event":"draining","seconds":0.25,"vm":"web-3"}"#,
        #"{"event":"destroying","id":"103","job":"450319","vm":"web-3"}"#,
        #"{"event":"job","job":"450319","status":0}"#, #"{"event":"job","job":"450319","status":1}"#,
        #"{"event":"removed","vm":"web-3"}"#, #"{"event":"new_size","size":2}"#,
      ])
  }
}
