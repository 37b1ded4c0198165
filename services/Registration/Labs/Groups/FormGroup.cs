using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.Labs.Labs;
using CreativeLabs.Registration.People.Guardians;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Labs.Groups;

internal static class FormGroup
{
    public static async Task<Results<Created<GroupView>, ProblemResult>> Handle(
        Guid id, GroupTold body, Caller caller, RegistrationDb db, Agreements agreements, IPublishEndpoint publish,
        TimeProvider clock, HttpContext http, CancellationToken token)
    {
        if (body.Check().Problem is { } refusal)
        {
            return refusal;
        }

        if (!await db.Labs.AnyAsync(l => l.Id == id, token))
        {
            return ProblemResult.NotFound;
        }

        if (await db.HasEnded(id, token))
        {
            return ProblemResult.Of(LabRules.Ended);
        }

        if (await agreements.Missing(caller.PersonId, token) is { } missing)
        {
            return ProblemResult.Of(missing);
        }

        if (!await db.IsMember(caller.PersonId, id, token))
        {
            return ProblemResult.Of(LabRules.MembershipRequired);
        }

        var now = clock.GetUtcNow();
        var group = Group.Form(Guid.CreateVersion7(now), id, body.Name, body.Purposes, caller.PersonId, now);
        await Founders.LetIn(db, token);
        db.AddRange(group, GroupMember.Join(group.Id, caller.PersonId, now));
        await publish.Publish(new GroupFormed(group.Id, id, caller.PersonId, group.Name, group.Version), token);
        await db.SaveChangesAsync(token);
        http.SetETag(group);
        return TypedResults.Created($"/v1/groups/{group.Id}", GroupView.Of(group, http));
    }
}
