import Foundation
import Testing

extension NSObject {
  /// The string at a path of keys of a JSON object, a point between them.
  func value(at path: String) -> String? {
    path.split(separator: ".").reduce(self as Any?) { node, key in
      (node as? NSDictionary)?.object(forKey: String(key))
    } as? String
  }
}

extension String {
  /// The text with spaces behind it.
  func padded(to width: Int) -> String {
    padding(toLength: width, withPad: " ", startingAt: 0)
  }
}
