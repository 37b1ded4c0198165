using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Mentors;
using CreativeLabs.Mentoring.Mentorships;
using CreativeLabs.Mentoring.Requests;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

/// <summary>Women who wait, with everyone whom they are not to meet.</summary>
internal static class Seekers
{
    public static async Task<List<Seeker>> Of(
        IReadOnlyList<MentoringRequest> requests, MentoringDb db, Topics topics, CancellationToken token)
    {
        var ids = requests.Select(r => r.Id).ToList();
        var people = requests.Select(r => r.PersonId).Distinct().ToList();
        var asked = (await db.Proposals.AsNoTracking().Where(p => ids.Contains(p.RequestId)).Select(p => new { p.RequestId, p.MentorId })
            .ToListAsync(token)).ToLookup(p => p.RequestId, p => p.MentorId);
        var parted = await db.PartedFrom(people, token);
        return requests.Select(r => new Seeker(
            r.Id, r.PersonId, r.LabId, r.Topic, topics.Of(r.Topic).Wider, r.Languages, r.PreferredMentors,
            [.. asked[r.Id], .. parted[r.PersonId]], r.Audience, r.CohortId)).ToList();
    }

    public static async Task<Seeker> Of(MentoringRequest request, MentoringDb db, Topics topics, CancellationToken token) =>
        (await Of([request], db, topics, token))[0];
}
