using CreativeLabs.Contracts;
using CreativeLabs.ServiceDefaults;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Enrolments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CreativeLabs.Training.Credentials;

/// <summary>Whether a credential still stands.</summary>
internal enum CredentialStatus
{
    Valid,
    Revoked,
}

/// <summary>Why a credential was taken back.</summary>
internal enum RevocationReason
{
    IssuedInError,
    RuleNotMet,
    AtHoldersWish,
}

/// <summary>Proof that a learner completed a course. The title is as it was then. Of an enrolment's credentials one is valid at most; those
/// that were taken back stay, because their numbers are printed.</summary>
internal sealed class Credential : IVersioned
{
    public const string OneLive = "ux_credentials_live";

    /// <summary>Bits of a status list: the fewest that the standard allows, so that nobody is found in a small crowd.</summary>
    public const int StatusListLength = 131_072;

    private Credential() { }

    public Guid Id { get; private set; }

    public Guid EnrolmentId { get; private set; }

    public Guid PersonId { get; private set; }

    public Guid CourseId { get; private set; }

    public Guid LabId { get; private set; }

    public string Number { get; private set; } = null!;

    public LocalText Course { get; private set; } = null!;

    public string Track { get; private set; } = null!;

    public DateOnly IssuedOn { get; private set; }

    public CredentialStatus Status { get; private set; }

    public RevocationReason? RevokedFor { get; private set; }

    public DateOnly? RevokedOn { get; private set; }

    /// <summary>The published list of revocations that it stands in, from 1.</summary>
    public int StatusList { get; private set; }

    /// <summary>Its bit there: drawn, because neighbours in time are neighbours in a class.</summary>
    public int StatusIndex { get; private set; }

    /// <summary>Her own decision; the name itself lies apart.</summary>
    public bool NameShown { get; private set; }

    public int Version { get; private set; }

    public static Credential Issue(Enrolment enrolment, Course course, Guid labId, string number, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        EnrolmentId = enrolment.Id,
        PersonId = enrolment.PersonId,
        CourseId = course.Id,
        LabId = labId,
        Number = number,
        Course = course.Title,
        Track = course.Track,
        IssuedOn = Bishkek.DateOf(now),
        Version = 1,
    };

    public void StandIn(int list, int index) => (StatusList, StatusIndex) = (list, index);

    /// <summary>Whether her name shows is part of what others see, so it makes a new version.</summary>
    public void DecideName(bool shown)
    {
        if (shown || NameShown)
        {
            NameShown = shown;
            Version++;
        }
    }

    /// <summary>Revoking twice is revoking once: true for the first time.</summary>
    public bool Revoke(RevocationReason reason, DateTimeOffset now)
    {
        if (Status is CredentialStatus.Revoked)
        {
            return false;
        }

        Status = CredentialStatus.Revoked;
        RevokedFor = reason;
        RevokedOn = Bishkek.DateOf(now);
        NameShown = false;
        Version++;
        return true;
    }

    internal sealed class Map : IEntityTypeConfiguration<Credential>
    {
        public void Configure(EntityTypeBuilder<Credential> builder)
        {
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => c.EnrolmentId, OneLive).IsUnique().HasFilter("status = 'Valid'");
            builder.HasIndex(c => c.EnrolmentId, "ix_credentials_enrolment_id");
            builder.HasIndex(c => c.Number).IsUnique();
            builder.HasIndex(c => new { c.StatusList, c.StatusIndex }).IsUnique();
            builder.HasIndex(c => c.PersonId);
        }
    }
}
