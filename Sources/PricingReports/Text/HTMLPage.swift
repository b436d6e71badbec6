/// Results as a page that stands on its own: no scripts, and nothing from elsewhere.
struct HTMLPage {
  let title: String
  /// A picture as an SVG document.
  let chart: String?
  let tables: [TextTable]

  var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title.markupText)</title>
    <style>
    \(HTMLPage.style)
    </style>
    </head>
    <body>
    <h1>\(title.markupText)</h1>
    \(([figure] + tables.map(\.html)).compactMap(\.self).joined(separator: "\n"))
    <footer>livepeer-pricing, in exact arithmetic; what is printed is rounded.</footer>
    </body>
    </html>

    """
  }

  private var figure: String? {
    chart.map { svg in
      // The declaration of a document is none of a page.
      let image = svg.firstRange(of: "<svg").map { svg[$0.lowerBound...] } ?? ""
      return "<figure>\n\(image)</figure>"
    }
  }

  /// Light and dark, wide and narrow: a table and a picture scroll, and the page does not.
  private static let style = """
    :root { color-scheme: light dark; --ink: #1f2430; --quiet: #4b5563; --rule: #e3e6ea;
      --paper: #ffffff; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e8eaee; --quiet: #b6bdc9; --rule: #2c323b; --paper: #14171c; }
    }
    body { margin: 2rem auto; max-width: 56rem; padding: 0 1rem; color: var(--ink);
      background: var(--paper); font: 16px/1.5 system-ui, sans-serif; }
    h1 { font-size: 1.5rem; }
    figure { margin: 1rem 0; overflow-x: auto; }
    figure svg { min-width: 32rem; max-width: 100%; height: auto; }
    .table { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.15rem 1rem 0.15rem 0; text-align: left; vertical-align: top;
      white-space: pre-wrap; }
    th { color: var(--quiet); font-weight: 600; }
    .right { text-align: right; white-space: pre; }
    td.right, .line { font-family: ui-monospace, monospace; font-size: 0.875rem; }
    .name { padding-top: 0.75rem; font-weight: 600; }
    tbody tr { border-top: 1px solid var(--rule); }
    tbody tr:has(.line) { border-top: 0; }
    footer { color: var(--quiet); font-size: 0.875rem; margin-top: 2rem; }
    """
}
