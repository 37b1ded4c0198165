using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.ServiceDefaults;

/// <summary>The answer to a request that must not be carried out twice, kept beside its effect.</summary>
public sealed class IdempotencyRecord
{
    /// <summary>Who called: the person's or partner's id, or <c>anonymous</c>.</summary>
    public required string Caller { get; init; }

    /// <summary>Method and path of the matched operation, with its ids (<see cref="MatchedPath"/>).</summary>
    public required string Route { get; init; }

    /// <summary>Names the caller's key without telling it: the first 16 bytes of its SHA-256.</summary>
    public required Guid Key { get; init; }

    /// <summary>HMAC-SHA-256 of the body under the caller's key, which only the caller keeps.</summary>
    public required byte[] BodyHash { get; init; }

    /// <summary>The answer's status.</summary>
    public required int Status { get; init; }

    /// <summary>Location, ETag, Content-Language and Content-Type, as JSON.</summary>
    public required string Headers { get; init; }

    /// <summary>The answer's body.</summary>
    public required byte[] Body { get; init; }

    /// <summary>When the key may be used anew.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    internal static void Map(ModelBuilder model) => model.Entity<IdempotencyRecord>(record =>
    {
        record.ToTable("idempotency");
        record.HasKey(r => new { r.Caller, r.Route, r.Key });
        record.HasIndex(r => r.ExpiresAt);
    });
}
