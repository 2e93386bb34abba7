-- Asks the addresses of a file in turn: wrk … -s wrk.lua URL -- FILE NUMBER, from the one after NUMBER.
-- Prints one line of JSON at the end.
local asked, at = {}, 0

function init(args)
  for address in io.lines(args[1]) do
    asked[#asked + 1] = wrk.format("GET", address)
  end
  at = tonumber(args[2])
end

function request()
  at = at % #asked + 1
  return asked[at]
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "refused": %d, "broken": %d}\n',
    summary.requests, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout
  ))
end
