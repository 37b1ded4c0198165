using CreativeLabs.Mentoring.Data;
using CreativeLabs.Mentoring.Requests;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Mentoring.Matching;

internal static class Audiences
{
    /// <summary>Whether a mentor is one of those among whom the woman looks: nobody else is told of her, not by hand either.</summary>
    public static async Task<bool> IsInAudienceAsync(this MentoringDb db, MentoringRequest request, Guid mentor, CancellationToken token) =>
        request.Audience switch
        {
            RequestAudience.Lab => await db.Mentors.AnyAsync(m => m.Id == mentor && m.Labs.Contains(request.LabId), token),
            RequestAudience.Programme => await db.Mentors.AnyAsync(
                m => m.Id == mentor && m.Programmes.Contains(request.CohortId!.Value), token),
            _ => true,
        };
}
