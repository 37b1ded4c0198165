using System.Net.Http.Headers;
using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Bookings;
using CreativeLabs.Registration.Labs.Groups;
using CreativeLabs.Registration.Labs.Resources;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Tests.Access;

/// <summary>What a lab has and its members make: resources, bookings, groups, stories.</summary>
internal sealed partial class Scene
{
    public DateTimeOffset Soon => LabTime.At(LabTime.DayOf(Now).AddDays(3), 10 * 60);

    public async Task<Guid> NewResource(bool needsApproval = false)
    {
        var resource = Resource.Offer(
            Guid.CreateVersion7(), Lab, ResourceKind.Loom, LocalText.Same("Станок"),
            new ResourceTerms(needsApproval, 60, 240, 90, 15, InUse: true));
        await Keep(resource);
        return resource.Id;
    }

    /// <summary>The owner has booked: for a day ahead, or for now.</summary>
    public async Task<Booking> OwnersBooking(bool held = false, bool now = false, Guid? series = null)
    {
        var id = await NewResource(held);
        var resource = await WithDb(db => db.Resources.SingleAsync(r => r.Id == id));
        var starts = now ? Now.AddMinutes(5) : Soon;
        var booking = Booking.Take(Guid.CreateVersion7(), resource, OwnerId, new Slot(starts, starts.AddHours(1)), series, Now);
        await Keep(booking);
        return booking;
    }

    public async Task<Guid> NewClosure()
    {
        var day = LabTime.DayOf(Now).AddDays(40);
        var closure = Closure.Of(Lab, day, day, LocalText.Same("Оңдоо"), CoordinatorId, Now);
        await Keep(closure);
        return closure.Id;
    }

    /// <summary>A group that the owner leads and another woman is in, or the member who asks is.</summary>
    public Task<Guid> OwnersGroup(bool withMember = false) => NewGroup(Owner, withMember ? Member : Another);

    /// <summary>Asked by the one who leads the group, the other one has not answered yet.</summary>
    public async Task<Guid> Invitation(string leader, string invited)
    {
        var invitation = GroupInvitation.Invite(await NewGroup(leader), people[invited], Now);
        await Keep(invitation);
        return invitation.Id;
    }

    private Task<Guid> NewGroup(string leader, string? joined = null) => WithDb(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await Founders.LetIn(db, CancellationToken.None);
        var group = Group.Form(Guid.CreateVersion7(), Lab, LocalText.Same("Жүн"), ["learn"], people[leader], Now);
        db.AddRange(group, GroupMember.Join(group.Id, people[leader], Now));
        await db.SaveChangesAsync();
        if (joined is not null)
        {
            await Group.TakePlace(db.Groups, group.Id, CancellationToken.None);
            db.Add(GroupMember.Join(group.Id, people[joined], Now));
            await db.SaveChangesAsync();
        }

        await transaction.CommitAsync();
        return group.Id;
    });

    public async Task<Guid> OwnersStory(bool submitted = false, bool published = false)
    {
        var story = await NewStory(Owner);
        if (submitted || published)
        {
            await Submit(story);
        }

        if (published)
        {
            await (await (await As(Coordinator))
                .SendWith(HttpMethod.Post, $"/v1/stories/{story}/review", new { approve = true }, ifMatch: "*")).Json();
        }

        return story;
    }

    /// <summary>A picture of the owner's draft, or one on which another's draft shows her, with its bytes and what to match them
    /// by.</summary>
    public async Task<(Guid Id, string Match)> NewPicture(string author = Owner, bool submitted = false, bool published = false)
    {
        var client = await As(author);
        var story = await NewStory(author);
        var shows = author == Owner ? Array.Empty<Guid>() : [OwnerId];
        var picture = (await (await client.PostCreating($"/v1/stories/{story}/pictures", new { alt = new { ky = "Килем" }, shows })).Json())
            .Id();
        using var upload = await client.PutAsync($"/v1/story-pictures/{picture}/content", Jpeg());
        if (submitted || published)
        {
            await Submit(story);
        }

        if (published)
        {
            await (await (await As(Coordinator))
                .SendWith(HttpMethod.Post, $"/v1/stories/{story}/review", new { approve = true }, ifMatch: "*")).Json();
        }

        return (picture, upload.Headers.ETag!.Tag);
    }

    public static ByteArrayContent Jpeg() => new(Snapshots.Jpeg()) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };

    private async Task<Guid> NewStory(string author) =>
        (await (await (await As(author)).PostCreating($"/v1/labs/{Lab}/stories", StoryDesk.Words)).Json()).Id();

    private async Task Submit(Guid story) =>
        await (await (await As(Owner)).SendWith(HttpMethod.Post, $"/v1/stories/{story}/submission", ifMatch: "*")).Json();
}
