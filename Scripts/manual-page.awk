# Turns a page of swift-argument-parser's generator into one with the sections of a man page.
#
# Needs the variables name, version and commands (a file) of generate-files, and any awk.

# Signs that troff would change: a hyphen would not be found by those who search for an option.
function as_typed(line) {
  gsub(/-/, "\\-", line)
  gsub(/'/, "\\(aq", line)
  gsub(/`/, "\\(ga", line)
  gsub(/\^/, "\\(ha", line)
  gsub(/~/, "\\(ti", line)
  return line
}

function add(line) {
  text[section] = text[section] line "\n"
}

function end_literal() {
  if (literal) add(".Ed")
  literal = 0
}

function print_section(title) {
  if (text[title] != "") printf ".Sh %s\n%s", title, text[title]
}

BEGIN {
  section = "head"
}

/^\.Dt / {
  page = tolower($2)
  main = page == name
  sub(/\./, "-", page)
  add(".Dt " toupper(page) " 1")
  next
}

/^\.Os/ { add(".Os " name " " version); next }

/^\.Sh / {
  end_literal()
  section = substr($0, 5)
  gsub(/"/, "", section)
  next
}

# The generator's own exit status knows 0 and more than 0 alone.
section == "EXIT STATUS" && /^\.Ex/ {
  if (!main) add("See\n.Xr " name " 1 .")
  next
}

section == "SEE ALSO" { next }

section == "NAME" && /^\.Nm/ { command = substr($0, 5); add(".Nm " page); next }

section == "NAME" && /^\.Nd/ { sub(/\.+"$/, "\""); add($0); next }

section == "SYNOPSIS" && /^\.Nm/ { add(".Nm " command); next }

/^\.Bl / { end_literal(); section = "OPTIONS"; add($0); next }

/^\./ { add($0); next }

/^EXAMPLES$/ || /^EXIT STATUS$/ { end_literal(); section = $0; next }

/^$/ {
  if (literal || text[section] != "") blank = 1
  next
}

# A block of lines that are indented keeps them as they are, in a section of their own too.
/^  / && section != "OPTIONS" && section != "EXIT STATUS" {
  if (!literal) add(".Bd -literal")
  else if (blank) add("")
  literal = 1
  blank = 0
  add(as_typed($0))
  next
}

{
  end_literal()
  if (blank) add(".Pp")
  blank = 0
  sub(/^ +/, "")
  add(as_typed($0))
}

END {
  end_literal()
  printf "%s", text["head"]
  print_section("NAME")
  print_section("SYNOPSIS")
  print_section("DESCRIPTION")
  if (main) {
    print ".Sh COMMANDS"
    print ".Bl -tag -width 6n"
    while ((getline line <commands) > 0) print line
    print ".El"
  }
  print_section("OPTIONS")
  print_section("EXIT STATUS")
  print_section("EXAMPLES")
  if (!main) print ".Sh SEE ALSO\n.Xr " name " 1"
}
