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
        TrainingDb db, IPublishEndpoint publish, Enrolment enrolment, Course course, Guid labId, DateTimeOffset now, CancellationToken token)
    {
        var credential = Credential.Issue(enrolment, course, labId, await FreeNumber(db, now, token), now);
        db.Add(credential);
        await publish.Publish(new CredentialIssued(credential.Id, enrolment.Id, enrolment.PersonId, credential.Number, course.Title), token);
        return credential;
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
