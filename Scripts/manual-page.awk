# Turns a page of swift-argument-parser's generator into one with the sections of a man page.
#
# The generator leaves out the groups of options and their defaults: both are taken from the help.
#
# Needs the variables name, version, commands and help (files) of generate-files, and any awk.

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

# The name of an option or an argument: of "  -h, --help  Show", "  <file>  A", ".It Fl -as Ar kind",
# ".It Fl h , -help", ".It Ar file...".
function key(line) {
  sub(/^\.It /, "", line)
  if (line ~ /^(  -|Fl )/) {
    match(line, /-[a-z][a-z0-9-]+/)
    return substr(line, RSTART + 1, RLENGTH - 1)
  }
  gsub(/^(Ar | *[<[]*)|[].>].*$/, "", line)
  return line
}

function read_help(  line, group, option) {
  while ((getline line <help) > 0) {
    if (line ~ /^USAGE:/) group = "OPTIONS"
    if (group == "") continue
    if (line ~ /^[A-Z][A-Z ,-]*:$/) {
      group = substr(line, 1, length(line) - 1)
      groups[++group_count] = group
    } else if (line ~ /^  [-<]/) {
      option = key(line)
      group_of[option] = group
    }
    if (option != "" && match(line, / \(default: .*\)$/)) {
      default_of[option] = substr(line, RSTART)
    }
  }
}

function end_option() {
  if (option != "" && option in default_of) {
    sub(/\n$/, as_typed(default_of[option]) "\n", text[section])
  }
  option = ""
}

function print_list(group) {
  printf ".Bl -tag -width 6n\n%s.El\n", text["OPTIONS " group]
}

function print_options(  place, group) {
  if (text["OPTIONS ARGUMENTS"] != "") {
    print ".Sh ARGUMENTS"
    print_list("ARGUMENTS")
  }
  print ".Sh OPTIONS"
  for (place = 1; place <= group_count; place++) {
    group = groups[place]
    if (group == "ARGUMENTS" || text["OPTIONS " group] == "") continue
    if (group != "OPTIONS") print ".Ss " as_typed(group)
    else if (has_groups) print ".Ss OTHERS"
    print_list(group)
  }
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
  read_help()
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

/^\.Bl / { end_literal(); section = "OPTIONS"; next }

section ~ /^OPTIONS/ && /^\.It / {
  end_option()
  option = key($0)
  if (!(option in group_of)) {
    print "manual-page: error: --help does not list " option >"/dev/stderr"
    exit failed = 1
  }
  section = "OPTIONS " group_of[option]
  if (section !~ /(ARGUMENTS|OPTIONS)$/) has_groups = 1
  add($0)
  next
}

section ~ /^OPTIONS/ && /^\.El/ { end_option(); section = "OPTIONS"; next }

/^\./ { add($0); next }

/^EXAMPLES$/ || /^EXIT STATUS$/ { end_literal(); section = $0; next }

/^$/ {
  if (literal || text[section] != "") blank = 1
  next
}

# A block of lines that are indented keeps them as they are, in a section of their own too.
/^  / && section !~ /^OPTIONS/ && section != "EXIT STATUS" {
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
  if (failed) exit failed
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
