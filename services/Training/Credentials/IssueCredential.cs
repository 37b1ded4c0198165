using System.Security.Cryptography;
using CreativeLabs.Contracts;
using CreativeLabs.Training.Courses;
using CreativeLabs.Training.Data;
using CreativeLabs.Training.Enrolments;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Training.Credentials;

internal static class IssueCredential
{
    /// <summary>Issues in the caller's transaction, which holds the enrolment's row. The one before, if any, was revoked and saved first:
    /// a second valid one breaks <see cref="Credential.OneLive"/>.</summary>
    public static async Task<Credential> Handle(
        TrainingDb db, IPublishEndpoint publish, Enrolment enrolment, Course course, Guid labId, DateTimeOffset now,
        CancellationToken token)
    {
        var credential = Credential.Issue(enrolment, course, labId, await FreeNumber(db, now, token), now);
        var (list, index) = await FreeBit(db, token);
        credential.StandIn(list, index);
        db.Add(credential);
        await publish.Publish(new CredentialIssued(credential.Id, enrolment.Id, enrolment.PersonId, credential.Number, course.Title),
            token);
        return credential;
    }

    /// <summary>When eight draws in a row hit taken bits the newest list is nearly full, and the next one begins.</summary>
    private static async Task<(int List, int Index)> FreeBit(TrainingDb db, CancellationToken token)
    {
        var list = await db.Credentials.MaxAsync(c => (int?)c.StatusList, token) ?? 1;
        for (var draw = 0; draw < 8; draw++)
        {
            var index = RandomNumberGenerator.GetInt32(Credential.StatusListLength);
            if (!db.Credentials.Local.Any(c => c.StatusList == list && c.StatusIndex == index)
                && !await db.Credentials.AnyAsync(c => c.StatusList == list && c.StatusIndex == index, token))
            {
                return (list, index);
            }
        }

        return (list + 1, RandomNumberGenerator.GetInt32(Credential.StatusListLength));
    }

    private static async Task<string> FreeNumber(TrainingDb db, DateTimeOffset now, CancellationToken token)
    {
        string number;
        do
        {
            number = CredentialNumber.Draw(Bishkek.DateOf(now).Year);
        }
        while (await db.Credentials.AnyAsync(c => c.Number == number, token));
        return number;
    }
}
