-- wrk's script. Its first argument is a file of request lines: path, and for a POST its bearer token. Without a second argument a line is chosen at
-- random each time; with it (a number) the lines are taken in turn from there, once each. Its last line counts requests, microseconds, errors.
local lines, sent, from = {}, 0, nil

function init(args)
  for line in io.lines(args[1]) do lines[#lines + 1] = line end
  from = tonumber(args[2])
  math.randomseed(os.time())
end

local function key()
  return (string.gsub("xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx", "x", function() return string.format("%x", math.random(0, 15)) end))
end

function request()
  if not from then return wrk.format("GET", lines[math.random(#lines)], { ["Accept-Language"] = "ru" }) end
  sent = sent + 1
  local path, token = string.match(lines[(from + sent - 1) % #lines + 1], "^(%S+) (%S+)$")
  return wrk.format("POST", path, { ["Accept-Language"] = "ru", ["Authorization"] = "Bearer " .. token, ["Idempotency-Key"] = key() }, "")
end

function done(summary, latency, requests)
  local e = summary.errors
  print(string.format("count %d %d %d", summary.requests, summary.duration, e.connect + e.read + e.write + e.status + e.timeout))
end
