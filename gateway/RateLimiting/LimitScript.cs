namespace CreativeLabs.Gateway;

/// <summary>The shared count as one atomic script: a token bucket kept as the moment at which it will be full again (GCRA), by the clock
/// of Redis, so that copies of the gateway with clocks that differ agree.</summary>
internal static class LimitScript
{
    /// <summary>KEYS: the count, and of who is signed in the mark of a revoked session and that of a revoked role. ARGV: limit, window in
    /// ms, and when the token was issued, in ms since 1970. A token that is older than the revocation of a role may still name it.
    /// Answers {1 allowed, 0 refused, -1 revoked; remaining; ms until full; ms until the next}.</summary>
    public const string Text = """
        if KEYS[2] and redis.call('EXISTS', KEYS[2]) == 1 then
          return {-1, 0, 0, 0}
        end
        local ended = KEYS[3] and redis.call('GET', KEYS[3])
        if ended and tonumber(ended) >= tonumber(ARGV[3]) then
          return {-1, 0, 0, 0}
        end
        local limit, window = tonumber(ARGV[1]), tonumber(ARGV[2])
        local time = redis.call('TIME')
        local now = time[1] * 1000 + time[2] / 1000
        local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
        local after = full + window / limit
        if after - now > window + 0.001 then
          return {0, 0, math.ceil(full - now), math.ceil(after - now - window)}
        end
        redis.call('SET', KEYS[1], string.format('%.3f', after), 'PX', math.ceil(after - now))
        return {1, math.floor((window - (after - now)) * limit / window + 0.001), math.ceil(after - now), 0}
        """;
}
