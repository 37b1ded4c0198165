using CreativeLabs.Keys;

namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>Words that come later: of the reporter, or a handler's note.</summary>
internal sealed class CaseEntry
{
    private CaseEntry() { }

    public Guid Id { get; private set; }

    public Guid ReportId { get; private set; }

    /// <summary>The handler who wrote it; null for the reporter.</summary>
    public Guid? HandlerId { get; private set; }

    /// <summary>HMAC of the id that the phone gave it; null for a handler's.</summary>
    public byte[]? ClientHash { get; private set; }

    public byte[] SealedText { get; private set; } = [];

    public DateTimeOffset WrittenAt { get; private set; }

    public static CaseEntry Write(Guid reportId, Guid? handlerId, byte[]? clientHash, string text, byte[] key, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new CaseEntry
        {
            Id = id,
            ReportId = reportId,
            HandlerId = handlerId,
            ClientHash = clientHash,
            SealedText = Sealed.Seal(key, text, Binding(id, reportId)),
            WrittenAt = now,
        };
    }

    public string Read(byte[] key) => Sealed.OpenText(key, SealedText, Binding(Id, ReportId));

    private static string Binding(Guid id, Guid reportId) => $"safeguarding_entries/sealed_text/{reportId}/{id}";
}
