# Turns a page of swift-argument-parser's generator into one with the sections of a man page.
#
# Needs the variables name, version, commands and groups (files) of generate-files, and any awk.

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

# The generator lists options in one row; help has them in groups, and with their defaults.
function begin_option(line) {
  end_option()
  option = line
  sub(/^\.It (Fl h , -|Fl -|Ar )/, "", option)
  sub(/ Ar .*/, "", option)
  sub(/\.\.\.$/, "", option)
  group = option in titles ? titles[option] : "Options"
  if (options[group] == "" && group != "Options") order[++groups_count] = group
  options[group] = options[group] line "\n"
}

function end_option() {
  if (defaults[option] != "") {
    options[group] = options[group] "The default is " as_typed(defaults[option]) ".\n"
  }
  option = ""
}

function print_options() {
  order[++groups_count] = "Options"
  print ".Sh OPTIONS"
  for (i = 1; i <= groups_count; i++) {
    if (options[order[i]] == "") continue
    if (groups_count > 1) print ".Ss " as_typed(order[i])
    printf ".Bl -tag -width 6n\n%s.El\n", options[order[i]]
  }
}

function print_section(title) {
  if (text[title] != "") printf ".Sh %s\n%s", title, text[title]
}

BEGIN {
  section = "head"
  FS = "\t"
  while ((getline <groups) > 0) {
    titles[$1] = $2
    defaults[$1] = $3
  }
  FS = " "
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

/^\.Bl / { end_literal(); section = "OPTIONS"; blank = 0; next }

section == "OPTIONS" && /^\.El/ { end_option(); next }

section == "OPTIONS" && /^\.It / { begin_option($0); next }

/^\./ { add($0); next }

/^EXAMPLES$/ || /^EXIT STATUS$/ { end_literal(); section = $0; blank = 0; next }

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
  # The margin of the section is enough, and a line of help then fits into 80 columns.
  add(as_typed(substr($0, 3)))
  next
}

{
  end_literal()
  if (blank) add(".Pp")
  blank = 0
  sub(/^ +/, "")
  line = as_typed($0)
  # troff sets the space between sentences, which begin on lines of their own.
  gsub(/[.] /, ".\n", line)
  if (section == "OPTIONS") options[group] = options[group] line "\n"
  else add(line)
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
  print_options()
  print_section("EXIT STATUS")
  print_section("EXAMPLES")
  if (!main) print ".Sh SEE ALSO\n.Xr " name " 1"
}
