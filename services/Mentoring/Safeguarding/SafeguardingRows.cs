using CreativeLabs.Keys;
using CreativeLabs.Mentoring.Measures;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Safeguarding;

/// <summary>Somebody whom a report names.</summary>
internal sealed class NamedPerson
{
    private NamedPerson() { }

    public Guid ReportId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset NamedAt { get; private set; }

    public static NamedPerson Of(Guid reportId, Guid personId, DateTimeOffset now) =>
        new() { ReportId = reportId, PersonId = personId, NamedAt = now };
}

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

/// <summary>Who may read a case and act in it.</summary>
internal sealed class CaseHandler
{
    private CaseHandler() { }

    public Guid ReportId { get; private set; }

    public Guid PersonId { get; private set; }

    public static CaseHandler Of(Guid reportId, Guid personId) => new() { ReportId = reportId, PersonId = personId };
}

/// <summary>That somebody read a case or acted in it; shown to others than herself.</summary>
internal sealed class CaseReading
{
    private CaseReading() { }

    public Guid Id { get; private set; }

    public Guid ReportId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>What she did: read, or the name of the step.</summary>
    public string Action { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public static CaseReading Of(Guid reportId, Guid personId, string action, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), ReportId = reportId, PersonId = personId, Action = action, At = now };
}

/// <summary>A person whom the operator appointed to look after reports.</summary>
internal sealed class SafeguardingHandler
{
    private SafeguardingHandler() { }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The lab that she belongs to: she has no part in cases of it.</summary>
    public Guid? LabId { get; private set; }

    /// <summary>Whom she works under.</summary>
    public Guid? LedBy { get; private set; }

    /// <summary>She is from outside, for cases that nobody else is free to look after.</summary>
    public bool IsOutsideLead { get; private set; }

    public DateTimeOffset AppointedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static SafeguardingHandler Appoint(Guid personId, Guid? labId, Guid? ledBy, bool isOutsideLead, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = personId,
        LabId = labId,
        LedBy = ledBy,
        IsOutsideLead = isOutsideLead,
        AppointedAt = now,
    };

    public void End(DateTimeOffset now) => EndedAt ??= now;
}

internal static class SafeguardingMap
{
    public static void Map(ModelBuilder model)
    {
        SafeguardingReport.Map(model);
        HelpLine.Map(model);
        model.Entity<NamedPerson>(named =>
        {
            named.ToTable("safeguarding_named").HasKey(n => new { n.ReportId, n.PersonId });
            named.HasIndex(n => n.PersonId);
            named.HasOne<SafeguardingReport>().WithMany().HasForeignKey(n => n.ReportId);
        });
        model.Entity<CaseEntry>(entry =>
        {
            entry.ToTable("safeguarding_entries").Property(e => e.Id).ValueGeneratedNever();
            entry.HasIndex(e => new { e.ReportId, e.ClientHash }).IsUnique().HasDatabaseName(OneAnEntry);
            entry.HasOne<SafeguardingReport>().WithMany().HasForeignKey(e => e.ReportId);
        });
        model.Entity<CaseHandler>(handler =>
        {
            handler.ToTable("safeguarding_case_handlers").HasKey(h => new { h.ReportId, h.PersonId });
            handler.HasIndex(h => new { h.PersonId, h.ReportId });
            handler.HasOne<SafeguardingReport>().WithMany().HasForeignKey(h => h.ReportId);
        });
        model.Entity<CaseReading>(reading =>
        {
            reading.ToTable("safeguarding_readings").Property(r => r.Id).ValueGeneratedNever();
            reading.HasIndex(r => new { r.ReportId, r.Id });
            reading.HasOne<SafeguardingReport>().WithMany().HasForeignKey(r => r.ReportId);
        });
        model.Entity<SafeguardingHandler>(handler =>
        {
            handler.ToTable("safeguarding_handlers").Property(h => h.Id).ValueGeneratedNever();
            handler.HasIndex(h => h.PersonId).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName(OneAppointment);
        });
        model.Entity<SafeguardingMeasure>(measure =>
        {
            measure.ToTable("safeguarding_measures").Property(m => m.Id).ValueGeneratedNever();
            measure.HasIndex(m => m.ReportId);
            measure.HasIndex(m => m.PersonId).HasFilter("lifted_at IS NULL");
            measure.HasOne<SafeguardingReport>().WithMany().HasForeignKey(m => m.ReportId);
        });
    }

    public const string OneAppointment = "ix_safeguarding_handlers_one_appointment";
    public const string OneAnEntry = "ix_safeguarding_entries_one_an_entry";
}
