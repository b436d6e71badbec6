# Lists the arguments of a command from what --experimental-dump-help prints, line by line:
# name, title of the group and default value, with tabs between them.

function value(line) {
  sub(/^[^:]*: "/, "", line)
  sub(/",?$/, "", line)
  gsub(/\\\//, "/", line)
  gsub(/\\"/, "\"", line)
  gsub(/\\\\/, "\\", line)
  return line
}

# What follows is about subcommands; it is read to its end, for the program that writes it.
/^    "commandName"/ { is_over = 1 }
is_over { next }
/^      \{/ { name = title = initial = "" }
/^        "sectionTitle" :/ { title = value($0) }
/^        "defaultValue" :/ { initial = value($0) }
/^        "kind" : "positional"/ { if (title == "") title = "Arguments" }
/^          "name" :/ { name = value($0) }
/^        "valueName" :/ { if (name == "") name = value($0) }
/^      \}/ { print name "\t" (title == "" ? "Options" : title) "\t" initial }
