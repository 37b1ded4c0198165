using System.ComponentModel.DataAnnotations;

namespace CreativeLabs.Gateway;

/// <summary>How much a caller may ask, section <c>Limits</c>.</summary>
internal sealed class LimitOptions
{
    /// <summary>Seconds in which the figures below are allowed, 1 to 3600.</summary>
    [Range(1, 3600)]
    public int WindowSeconds { get; set; } = 60;

    /// <summary>Requests a signed-in person.</summary>
    [Range(1, 1_000_000)]
    public int Caller { get; set; } = 600;

    /// <summary>Requests an address that nobody is signed in at.</summary>
    [Range(1, 1_000_000)]
    public int Address { get; set; } = 1200;

    /// <summary>Requests an address to the sign-in; a whole lab may share one address.</summary>
    [Range(1, 1_000_000)]
    public int SignIn { get; set; } = 120;

    /// <summary>Milliseconds that a request waits for Redis before this copy counts by itself, 10 to 5000.</summary>
    [Range(10, 5000)]
    public int RedisMilliseconds { get; set; } = 200;

    /// <summary>Seconds between two looks at whether the caller of an open stream may still have it, 1 to 60.</summary>
    [Range(1, 60)]
    public int StreamLookSeconds { get; set; } = 20;

    /// <summary>What each copy of the gateway allows by itself while Redis is away.</summary>
    public Smaller WithoutRedis { get; set; } = new();

    /// <summary>The same three figures, smaller.</summary>
    internal sealed class Smaller
    {
        /// <summary>Requests a signed-in person.</summary>
        [Range(1, 1_000_000)]
        public int Caller { get; set; } = 300;

        /// <summary>Requests an address that nobody is signed in at.</summary>
        [Range(1, 1_000_000)]
        public int Address { get; set; } = 600;

        /// <summary>Requests an address to the sign-in.</summary>
        [Range(1, 1_000_000)]
        public int SignIn { get; set; } = 20;
    }
}
