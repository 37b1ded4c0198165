-- wrk's script. Arguments: a file of paths; a file of bearer tokens or "-"; a number or nothing; a moment or nothing. Without the number it
-- reads: a path and a token chosen at random each time. With it it creates: every path with the first token, then every path with the next,
-- in turn from there, once each. With a moment (seconds since 1970) too it books: every path with the token of the same line, at that
-- moment, then all of them a quarter of an hour later, and so on.
-- Its last line counts requests, microseconds, errors.
local paths, tokens, sent, from, moment = {}, {}, 0, nil, nil

function init(args)
  for line in io.lines(args[1]) do paths[#paths + 1] = line end
  if args[2] ~= "-" then for line in io.lines(args[2]) do tokens[#tokens + 1] = "Bearer " .. line end end
  from = tonumber(args[3])
  moment = tonumber(args[4])
  math.randomseed(os.time())
end

local function key()
  return (string.gsub("xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx", "x", function() return string.format("%x", math.random(0, 15)) end))
end

function request()
  local headers = { ["Accept-Language"] = "ru" }
  if not from then
    if #tokens > 0 then headers["Authorization"] = tokens[math.random(#tokens)] end
    return wrk.format("GET", paths[math.random(#paths)], headers)
  end
  local turn = from + sent
  sent = sent + 1
  headers["Idempotency-Key"] = key()
  if moment then
    headers["Authorization"] = tokens[turn % #tokens + 1]
    headers["Content-Type"] = "application/json"
    local at = os.date("!%Y-%m-%dT%H:%M:%SZ", moment + 900 * math.floor(turn / #paths))
    return wrk.format("POST", paths[turn % #paths + 1], headers, string.format('{"startsAt":"%s","minutes":15,"place":"Lab"}', at))
  end
  headers["Authorization"] = tokens[math.floor(turn / #paths) % #tokens + 1]
  return wrk.format("POST", paths[turn % #paths + 1], headers, "")
end

function done(summary, latency, requests)
  local e = summary.errors
  print(string.format("count %d %d %d", summary.requests, summary.duration, e.connect + e.read + e.write + e.status + e.timeout))
end
