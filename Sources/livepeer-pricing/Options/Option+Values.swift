internal import ArgumentParser

extension Option {
  /// Creates an option whose value may begin with a minus, and is read.
  init<Result>(
    _ valueName: String, _ help: String, name: NameSpecification = .long,
    transform: @escaping @Sendable (String) throws -> Result
  ) where Value == Result? {
    self.init(
      name: name, parsing: .unconditional, help: ArgumentHelp(help, valueName: valueName),
      transform: transform)
  }

  /// Creates an option whose value may begin with a minus, and is kept as it is.
  init(_ valueName: String, _ help: String, name: NameSpecification = .long)
  where Value == String? {
    self.init(
      name: name, parsing: .unconditional, help: ArgumentHelp(help, valueName: valueName))
  }

  /// Creates an option that takes a file, completed by its extensions.
  init(file help: String, _ extensions: [String] = [], name: NameSpecification = .long)
  where Value == String? {
    self.init(
      name: name, help: ArgumentHelp(help, valueName: "file"),
      completion: .file(extensions: extensions))
  }
}

extension Option where Value == [String] {
  /// Creates an option that takes our name of a column and a file's, several times.
  init(wrappedValue: [String], oursTheirs help: String) {
    self.init(
      wrappedValue: wrappedValue, parsing: .unconditionalSingleValue,
      help: ArgumentHelp(help, valueName: "ours=theirs"))
  }
}

extension Option where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// Creates an option that takes one of a few names, and says which if it is given another.
  init(wrappedValue: Value, named what: String, help: ArgumentHelp) {
    self.init(
      wrappedValue: wrappedValue, help: help,
      completion: .list(Value.allCases.map(\.rawValue)), transform: { try named($0, what) })
  }
}

extension Argument where Value == String {
  /// Creates an argument that is a file, completed by its extensions.
  init(file help: String, _ extensions: [String]) {
    self.init(help: ArgumentHelp(help), completion: .file(extensions: extensions))
  }
}
