using Microsoft.Extensions.Caching.Memory;

namespace CreativeLabs.Gateway;

/// <summary>The same token bucket as <see cref="LimitScript"/> in this copy's memory, for the time without Redis.</summary>
internal sealed class LocalLimits(TimeProvider clock) : IDisposable
{
    private readonly MemoryCache buckets = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    public Verdict Take(Quota quota)
    {
        var bucket = buckets.GetOrCreate(quota.Key, entry =>
        {
            entry.Size = 1;
            entry.SlidingExpiration = quota.Window;
            return new Bucket();
        })!;
        lock (bucket)
        {
            var now = clock.GetUtcNow();
            var full = bucket.Full > now ? bucket.Full : now;
            var after = full + (quota.Window / quota.WithoutRedis);
            if (after - now > quota.Window)
            {
                return new Verdict(Allowed: false, Revoked: false, quota.WithoutRedis, 0, full - now, after - now - quota.Window);
            }

            bucket.Full = after;
            var left = (int)((quota.Window - (after - now)) / quota.Window * quota.WithoutRedis);
            return new Verdict(Allowed: true, Revoked: false, quota.WithoutRedis, left, after - now, TimeSpan.Zero);
        }
    }

    public void Dispose() => buckets.Dispose();

    private sealed class Bucket
    {
        public DateTimeOffset Full { get; set; }
    }
}
