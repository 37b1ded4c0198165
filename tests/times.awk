# From a suite's results in xunit's XML: a row of a Markdown table for each class.
BEGIN { RS = "<" }

function value(name,    at) {
  if (!match($0, " " name "=\"[^\"]*\"")) return ""
  at = RSTART + length(name) + 3
  return substr($0, at, RSTART + RLENGTH - at - 1)
}

/^test / {
  class = value("type")
  time = value("time")
  seconds[class] += time
  tests[class]++
  if (time >= longest[class]) {
    longest[class] = time
    method[class] = value("method")
  }
}

END {
  for (class in seconds)
    printf "| %.1f | %d | %s | %s (%.1f) |\n", seconds[class], tests[class], class, method[class], longest[class]
}
