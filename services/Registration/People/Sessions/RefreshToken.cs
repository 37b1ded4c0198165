using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CreativeLabs.Keys;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Sessions;

/// <summary>An opaque 256-bit token, known here only by its SHA-256. It is good for one use, which replaces it by its successor.</summary>
internal sealed class RefreshToken
{
    /// <summary>How long a replaced token may still ask for its successor.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private RefreshToken(byte[] hash, Guid sessionId, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
    {
        Hash = hash;
        SessionId = sessionId;
        IssuedAt = issuedAt;
        ExpiresAt = expiresAt;
    }

    public byte[] Hash { get; private set; }

    public Guid SessionId { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? ReplacedAt { get; private set; }

    /// <summary>The token that replaced this one, sealed under this one's own secret; forgotten once the successor is used.</summary>
    public byte[]? Successor { get; private set; }

    /// <summary>A new token; its secret is given out once and not kept.</summary>
    public static (RefreshToken Token, string Secret) Issue(Guid sessionId, TimeSpan life, DateTimeOffset now)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (new RefreshToken(HashOf(secret), sessionId, now, now + life), secret);
    }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public void ReplaceBy(string successor, string ownSecret, DateTimeOffset now)
    {
        ReplacedAt = now;
        Successor = Sealed.Seal(KeyFrom(ownSecret), successor, Binding);
    }

    /// <summary>The successor's secret again, for the one who was cut off before she got it; null when the grace is over or it was
    /// used.</summary>
    public string? SuccessorFor(string ownSecret, DateTimeOffset now) =>
        Successor is not null && now - ReplacedAt <= Grace ? Sealed.OpenText(KeyFrom(ownSecret), Successor, Binding) : null;

    /// <summary>The successor was used, so it arrived.</summary>
    public void ForgetSuccessor() => Successor = null;

    private string Binding => $"refresh_token.successor/{SessionId}";

    private static byte[] KeyFrom(string secret) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "successor"u8.ToArray());

    public static void Map(ModelBuilder model) => model.Entity<RefreshToken>(refresh =>
    {
        refresh.ToTable("refresh_token");
        refresh.HasKey(r => r.Hash);
        refresh.HasOne<Session>().WithMany().HasForeignKey(r => r.SessionId);
    });
}
