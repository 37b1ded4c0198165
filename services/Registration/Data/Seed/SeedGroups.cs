using CreativeLabs.Contracts;
using CreativeLabs.Registration.Labs.Groups;
using CreativeLabs.Registration.Labs.Stories;
using CreativeLabs.Registration.People.Persons;
using CreativeLabs.Registration.People.Profiles;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Registration.Data.Seed;

/// <summary>A self-help group of the lab in At-Bashy, and a story that its leader tells.</summary>
internal static class SeedGroups
{
    private static readonly Guid Lab = WellKnown.Id("lab/at-bashy");
    private static readonly Guid Leader = WellKnown.Id("person/at-bashy/mentor");
    private static readonly Guid Member = WellKnown.Id("person/at-bashy/trainer");
    private static readonly Guid Coordinator = WellKnown.Id("person/at-bashy/coordinator");

    private static readonly LocalText Name = new("Ак калпак жүндөрү", "Шерсть «Ак калпак»", "Ak Kalpak wool");

    private static readonly StoryWords Words = new(
        new("Биринчи шырдагым", "Мой первый шырдак", "My first shyrdak"),
        new(
            "Апам жүн тытканды үйрөткөн, бирок сатканды эч ким үйрөткөн эмес. Лабораторияда баасын эсептегенди үйрөндүм. Биринчи " +
            "шырдагымды эки ай жасадым, аны Бишкектен келген конок сатып алды. Азыр биз сегиз аял болуп иштейбиз.",
            "Мама научила меня чесать шерсть, но продавать не учил никто. В лаборатории я научилась считать цену. Первый шырдак я делала " +
            "два месяца, его купила гостья из Бишкека. Теперь нас восемь, и мы работаем вместе.",
            "My mother taught me to card wool, but nobody had taught me to sell. At the lab I learnt to work out a price. My first " +
            "shyrdak took two months, and a guest from Bishkek bought it. Now there are eight of us, working together."));

    /// <summary>Seeds what is missing; the people are there by now.</summary>
    public static async Task Seed(RegistrationDb db, IServiceProvider services, DateTimeOffset now)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await AddGroup(db, services.GetRequiredService<IPublishEndpoint>(), now);
        await AddStory(db, services.GetRequiredService<PersonVault>(), services.GetRequiredService<IPublishEndpoint>(), now);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static async Task AddGroup(RegistrationDb db, IPublishEndpoint publish, DateTimeOffset now)
    {
        var id = WellKnown.Id("group/at-bashy/wool");
        if (await db.Groups.AnyAsync(g => g.Id == id))
        {
            return;
        }

        await Founders.LetIn(db, CancellationToken.None);
        var group = Group.Form(id, Lab, Name, ["learn", "sell", "fund"], Leader, now);
        db.AddRange(group, GroupMember.Join(id, Leader, now));
        await publish.Publish(new GroupFormed(id, Lab, Leader, Name, group.Version));
        await db.SaveChangesAsync();
        await Group.TakePlace(db.Groups, id, CancellationToken.None);
        db.Add(GroupMember.Join(id, Member, now));
        await publish.Publish(new GroupMemberJoined(id, Member, Lab, group.Version + 1));
    }

    private static async Task AddStory(RegistrationDb db, PersonVault vault, IPublishEndpoint publish, DateTimeOffset now)
    {
        var id = WellKnown.Id("story/at-bashy/first-shyrdak");
        if (await db.Stories.AnyAsync(s => s.Id == id))
        {
            return;
        }

        var entry = await db.Vault.SingleAsync(v => v.PersonId == Leader);
        var story = Story.Write(id, Lab, Leader, Words.Seal(vault, entry), now);
        story.Submit(now);
        story.Publish(Coordinator, now);
        db.AddRange(story, Consent.Give(Leader, PublicStories.StoriesPurpose, "1", "ky", ConsentWay.Paper, now));
        await publish.Publish(new StoryPublished(id, Lab, Leader, story.Version));
    }
}
