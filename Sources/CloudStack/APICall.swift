/// One call of the API.
package struct APICall {
  package let command: String
  package let parameters: [Parameter]
  /// A change goes by POST over a connection of its own and is never repeated; anything else may be tried three times.
  package let isChange: Bool
  /// Whether it goes by POST even where the URL would be short.
  package let prefersPost: Bool

  package init(_ command: String, _ parameters: [Parameter] = [], isChange: Bool, prefersPost: Bool = false) {
    self.command = command
    self.parameters = parameters
    self.isChange = isChange
    self.prefersPost = prefersPost
  }

  func adding(_ more: [Parameter]) -> APICall {
    APICall(command, parameters + more, isChange: isChange, prefersPost: prefersPost)
  }
}
