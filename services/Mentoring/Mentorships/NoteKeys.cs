using System.Security.Cryptography;
using CreativeLabs.ServiceDefaults;

namespace CreativeLabs.Mentoring.Mentorships;

/// <summary>A key for each mentorship's notes, wrapped by the platform's.</summary>
internal sealed class NoteKeys(PlatformKey platform)
{
    private readonly byte[] wrapping = platform.For("mentoring-notes");

    /// <summary>A new key, already wrapped.</summary>
    public byte[] Create(Guid mentorshipId) => Sealed.Seal(wrapping, RandomNumberGenerator.GetBytes(32), Binding(mentorshipId));

    public byte[] Unwrap(Mentorship mentorship) => Sealed.Open(wrapping, mentorship.WrappedKey, Binding(mentorship.Id));

    private static string Binding(Guid mentorshipId) => $"mentorships/wrapped_key/{mentorshipId}";
}
