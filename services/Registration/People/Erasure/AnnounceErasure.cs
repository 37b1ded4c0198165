using CreativeLabs.Contracts;
using CreativeLabs.Registration.Data;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Phones;
using CreativeLabs.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.People.Erasure;

/// <summary>Tells her that staff asked that she be forgotten.</summary>
internal sealed class AnnounceErasure(RegistrationDb db, IPublishEndpoint publish, TimeProvider clock)
{
    public async Task<ErasureNotice> Of(Guid personId, Guid askedBy, ErasureWay way, ErasureReason reason, CancellationToken token)
    {
        await db.LockVault(personId, token);
        if (await db.WaitingNotice(personId, token) is { } before)
        {
            return before;
        }

        var notice = ErasureNotice.Give(personId, askedBy, way, reason, clock.GetUtcNow());
        db.Add(notice);
        foreach (var person in await db.ToTell([personId], token))
        {
            await publish.Publish(new ErasureAnnounced(person, notice.Id, notice.TakesEffectAt), token);
        }

        await publish.SchedulePublish(new ErasureDue(notice.Id), notice.TakesEffectAt, token);
        await db.SaveChangesAsync(token);
        return notice;
    }

    public static async Task<Results<Ok<ErasureView>, ProblemResult>> Show(Caller caller, RegistrationDb db, HttpContext http,
        CancellationToken token)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await db.WaitingNotice(caller.PersonId, token) is { } notice ? TypedResults.Ok(ErasureView.Of(notice))
            : ProblemResult.NotFound;
    }

    /// <summary>Being signed in is enough: what is not hers must be easy to stop.</summary>
    public static async Task<Results<NoContent, ProblemResult>> CallOff(Caller caller, RegistrationDb db, CancellationToken token) =>
        await db.ErasureNotices.Where(n => n.PersonId == caller.PersonId && n.State == NoticeState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.CalledOff), token) == 1
            ? TypedResults.NoContent()
            : ProblemResult.NotFound;
}

/// <summary>She did not call it off.</summary>
[ConsumerName("CreativeLabs.Registration.Erasure.EraseAsAnnounced")]
internal sealed class AnnouncedErasureConsumer(RegistrationDb db, IRoles roles, StartErasure start, TimeProvider clock)
    : IConsumer<ErasureDue>
{
    public async Task Consume(ConsumeContext<ErasureDue> context)
    {
        var token = context.CancellationToken;
        var id = context.Message.ErasureId;
        var personId = await db.ErasureNotices.Where(n => n.Id == id).Select(n => n.PersonId).SingleOrDefaultAsync(token);
        await db.LockVault(personId, token);
        if (await db.LockAsync<ErasureNotice>(id, token) is not { } notice || !notice.IsDue(clock.GetUtcNow()))
        {
            return;
        }

        // Who was named to run a lab since is the operator's to erase.
        var stands = notice.Way is ErasureWay.Operator
            || !await roles.RunsALab(personId, token);
        notice.End(stands ? NoticeState.Done : NoticeState.CalledOff);
        await db.SaveChangesAsync(token);
        if (stands)
        {
            await start.Of(personId, notice.AskedBy, notice.Way, notice.Reason, notice.Id, token);
        }
    }
}
